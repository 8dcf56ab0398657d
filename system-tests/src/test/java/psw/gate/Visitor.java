package psw.gate;

import java.time.Duration;

/**
 * Somebody before a gate.
 *
 * @param agent the caller in the street
 * @param address the visitor's own address
 * @param gate the gate's address
 */
record Visitor(HostAgent agent, String address, String gate) {
  /** Longer than any answer here takes; shorter than the second after which a SYN is repeated. */
  private static final int PATIENCE_MS = 800;

  /**
   * Long enough for TCP to send a lost segment again, four times: where more than a hundred
   * scenarios share two cores, a gate needs seconds for what it does in milliseconds.
   */
  private static final int PERSISTENCE_MS = 20_000;

  /** A knock is not answered, so it need not be waited for. */
  private static final int KNOCK_MS = 60;

  /** Knocks once on each port in turn; answers when the last knock was made. */
  Moment knock(int... ports) {
    long asked = System.nanoTime();
    for (int port : ports) {
      asked = System.nanoTime();
      agent.request("call", address, gate, port, KNOCK_MS);
    }
    return new Moment(asked, System.nanoTime());
  }

  /** A moment between two others (System.nanoTime): on a busy machine they may lie far apart. */
  record Moment(long earliest, long latest) {}

  /** What one SYN to the port brings. */
  Seen call(int port) {
    return call(port, PATIENCE_MS);
  }

  /** What one SYN to the port brings in so many milliseconds. */
  Seen call(int port, int milliseconds) {
    return Seen.valueOf(agent.request("call", address, gate, port, milliseconds));
  }

  /** What a caller sees who lets TCP try as it does: for a port that ought to answer. */
  Seen reach(int port) {
    return Seen.valueOf(agent.request("call", address, gate, port, PERSISTENCE_MS));
  }

  /** Connects and stays. */
  Connection connect(int port) {
    String answer = agent.request("keep", address, gate, port, PERSISTENCE_MS);
    if (!answer.startsWith(Seen.OPEN + " ")) {
      throw new AssertionError("port " + port + ": " + answer);
    }
    return new Connection(agent, answer.substring(answer.indexOf(' ') + 1));
  }

  /** What one datagram to the port brings. */
  Seen ask(int port) {
    return Seen.valueOf(agent.request("ask", address, 0, gate, port, PATIENCE_MS));
  }

  /** What a datagram with these bytes, in hexadecimal digits, brings. */
  Seen ask(int port, String hex) {
    return Seen.valueOf(agent.request("ask", address, 0, gate, port, PATIENCE_MS, hex));
  }

  /** Sends datagrams with these bytes, in hexadecimal digits, and waits for nothing. */
  void send(int port, String... hex) {
    String answer = agent.request("send", address, gate, port, String.join(" ", hex));
    if (!answer.equals("done")) {
      throw new AssertionError(answer);
    }
  }

  /** The same caller from another address of the street. */
  Visitor at(String another) {
    return new Visitor(agent, another, gate);
  }

  /** Sends so many datagrams as long as a knock, each from another port of this visitor. */
  void junk(int port, int count) {
    String answer = agent.request("junk", address, gate, port, count);
    if (!answer.equals("done")) {
      throw new AssertionError(answer);
    }
  }

  /** The same host of the street, before the same gate over the other family. */
  Visitor over(Family other, Gate same) {
    int number = Family.numberOf(address);
    return new Visitor(agent, other.visitor(number), same.address(other));
  }

  /** Lets time go by until so long after the moment: the rules under test count in seconds. */
  static void waitUntil(Duration duration, long after) throws InterruptedException {
    long left = after + duration.toNanos() - System.nanoTime();
    if (left > 0) {
      Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
    }
  }

  /** A connection that stays. */
  record Connection(HostAgent agent, String number) {
    /** Whether a word sent comes back. */
    boolean alive() {
      return agent.request("echo", number, "word").equals("word");
    }

    /** The next word that the other side sends, after one of ours. */
    String exchange(String word) {
      return agent.request("echo", number, word);
    }

    void end() {
      agent.request("drop", number);
    }
  }
}

package psw.broker.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static List<Outcome> all(Probes probes, List<Outcome> begun, int wanted)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>(begun);
    long end = System.nanoTime() + 10 * SECOND;
    while (outcomes.size() < wanted && System.nanoTime() < end) {
      outcomes.addAll(probes.await(50, System::nanoTime));
    }
    outcomes.sort(Comparator.comparingLong(Outcome::id));
    return outcomes;
  }

  @Test
  void a_listener_answers_and_a_closed_port_does_not() throws Exception {
    int closed;
    try (ServerSocket gone = new ServerSocket(0, 1, LOOPBACK)) {
      closed = gone.getLocalPort();
    }
    try (ServerSocket open = new ServerSocket(0, 1, LOOPBACK);
        Probes probes = new Probes()) {
      long deadline = System.nanoTime() + 5 * SECOND;
      List<Outcome> begun = new ArrayList<>();
      begun.addAll(probes.begin(1, new InetSocketAddress(LOOPBACK, open.getLocalPort()), deadline));
      begun.addAll(probes.begin(2, new InetSocketAddress(LOOPBACK, closed), deadline));
      assertEquals(List.of(new Outcome(1, true), new Outcome(2, false)), all(probes, begun, 2));
    }
  }

  @Test
  void a_port_that_stays_silent_fails_at_its_deadline() throws Exception {
    // with its queue full, Linux drops further connection requests
    try (ServerSocket full = new ServerSocket(0, 1, LOOPBACK);
        Probes probes = new Probes()) {
      InetSocketAddress where = new InetSocketAddress(LOOPBACK, full.getLocalPort());
      List<Socket> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(where, 200);
        } catch (IOException e) {
          // full
        }
      }
      long begin = System.nanoTime();
      List<Outcome> begun = probes.begin(7, where, begin + SECOND / 2);
      assertEquals(List.of(new Outcome(7, false)), all(probes, begun, 1));
      assertTrue(System.nanoTime() - begin >= SECOND / 2);
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void two_hundred_are_tried_side_by_side() throws Exception {
    try (ServerSocket open = new ServerSocket(0, 250, LOOPBACK);
        Probes probes = new Probes()) {
      List<Outcome> begun = new ArrayList<>();
      for (int id = 0; id < 200; id++) {
        begun.addAll(
            probes.begin(
                id,
                new InetSocketAddress(LOOPBACK, open.getLocalPort()),
                System.nanoTime() + 5 * SECOND));
      }
      List<Outcome> outcomes = all(probes, begun, 200);
      assertEquals(200, outcomes.stream().filter(Outcome::answered).count());
    }
  }
}

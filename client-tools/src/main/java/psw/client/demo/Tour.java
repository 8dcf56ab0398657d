package psw.client.demo;

import static psw.client.demo.Steps.SOON;
import static psw.client.demo.Steps.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps, in their order. */
final class Tour {
  private static final String DARK = "nc -z -w 1 ana 22";
  // what psw services asks, without the time that a program of its kind takes to start
  private static final String LISTED =
      "for id in $(curl -s http://127.0.0.1:8000/api/brokers | grep -o '[a-z2-7-]\\{39\\}' | sort -u); do"
          + " curl -s http://127.0.0.1:8000/api/brokers/$id/services; done";

  private final Cast cast;
  private final Stage stage;
  private final Steps steps;
  private Job anasChat;
  private Job tunnel;
  private String chatPort;

  Tour(Cast cast, Stage stage) {
    this.cast = cast;
    this.stage = stage;
    this.steps = new Steps(stage);
  }

  void walk() throws StepFailed, InterruptedException {
    hosts();
    stranger();
    offer();
    find();
    knock();
    tunnel();
    socks();
    chat();
    closed();
    new Trust(cast, stage, steps).walk();
  }

  private void hosts() throws StepFailed, InterruptedException {
    steps.begin("Three hosts: a rendez-vous, and the sites of Ana and Rui");
    stage.note("Each has its own network, firewall, files and processes, in memory alone.");
    cast.enter(stage);
    stage.ok("firewalls are up, the servers answer");
  }

  private void stranger() throws StepFailed, InterruptedException {
    steps.begin("What a stranger sees of Ana's host");
    stage.note("She runs SSH and a web server. All 65,535 ports are tried.");
    String scan = "nmap -n -Pn -p- -T5 --min-rate 20000 --max-retries 0 --open ana";
    stage.typed("rui", scan);
    List<String> open =
        cast.rui.prepare(scan).lines().filter(line -> line.matches("[0-9]+/tcp.*")).toList();
    open.forEach(stage::shown);
    check(
        open.size() == 1 && open.get(0).startsWith("8000/tcp"), "more, or less, than 8000 is open");
    stage.ok("only the broker; nothing else as much as says no");
  }

  private void offer() throws StepFailed, InterruptedException {
    steps.begin("Ana offers her web server, and opens a chat");
    cast.ana.type(0, "psw publish \"Ana's web\" 127.0.0.1 80 \"photos of the garden\"");
    anasChat = cast.ana.start("psw chat");
    String listening = anasChat.await("listening on ", SOON);
    stage.shown(listening);
    chatPort = listening.substring(listening.lastIndexOf(' ') + 1);
    anasChat.await("registered at the broker", SOON);
    anasChat.type("");
    stage.ok("her broker has signed both and told the rendez-vous");
  }

  private void find() throws StepFailed, InterruptedException {
    steps.begin("Rui finds them at his own broker");
    stage.note("It follows the rendez-vous and checks Ana's signature itself.");
    long begun = System.nanoTime();
    until(LISTED, "\"ana-s-web\"", true);
    until(LISTED, "\"chat\"", true);
    long ms = (System.nanoTime() - begun) / 1_000_000;
    List<String> lines = cast.rui.type(0, "psw services");
    check(
        lines.stream()
            .anyMatch(line -> line.startsWith("ana/chat ") && line.contains(":" + chatPort)),
        "the chat is listed at another port than Ana's");
    stage.ok("found after " + ms + " ms");
  }

  private void knock() throws StepFailed, InterruptedException {
    steps.begin("A knock opens SSH: for the one who knocked, for one connection");
    cast.rui.type(1, DARK);
    cast.rui.type(0, "psw knock ana 1111 2222 3333");
    stage.note("Somebody else still finds nothing:");
    cast.rv.type(1, DARK);
    stage.note("Rui finds SSH, once:");
    List<String> banner = cast.rui.type(0, "nc -w 2 ana 22 < /dev/null | head -n 1");
    check(!banner.isEmpty() && banner.get(0).startsWith("SSH-2.0-"), "no SSH server answered");
    cast.rui.type(1, DARK);
    stage.ok("open for Rui alone, and only once");
  }

  private void tunnel() throws StepFailed, InterruptedException {
    steps.begin("A wormhole: knock, SSH with Ana's known host key, two forwarded ports");
    cast.allow("127.0.0.1:80", "garden.home:80", "127.0.0.1:" + chatPort);
    tunnel =
        cast.rui.start(
            "psw tunnel rui@ana -i ~/.ssh/id_ed25519 --knock 1111,2222,3333"
                + " -L 8080:127.0.0.1:80 -L 7000:127.0.0.1:"
                + chatPort
                + " -D 1080");
    until("curl -s http://127.0.0.1:8080/", Garden.PAGE, true);
    List<String> page = cast.rui.type(0, "curl -s http://127.0.0.1:8080/");
    check(page.contains(Garden.PAGE), "another page than Ana's");
    stage.ok("Ana's page, which listens on her loopback address alone");
  }

  private void socks() throws StepFailed, InterruptedException {
    steps.begin("The same as a SOCKS proxy: names are resolved at Ana's");
    List<String> page =
        cast.rui.type(0, "curl -s --socks5-hostname 127.0.0.1:1080 http://garden.home/");
    check(page.contains(Garden.PAGE), "another page than Ana's");
    stage.note("What Ana did not allow stays shut, her broker's own port included:");
    cast.rui.type(97, "curl -s --socks5-hostname 127.0.0.1:1080 http://127.0.0.1:8000/");
    stage.ok("garden.home is a name that only Ana's host knows");
  }

  private void chat() throws StepFailed, InterruptedException {
    steps.begin("Ana and Rui talk through it");
    Job ruis = cast.rui.start("psw chat 127.0.0.1 7000");
    ruis.await("is here", SOON);
    say(ruis, "rui", anasChat, "ana", "Olá Ana, is the garden in bloom?");
    say(anasChat, "ana", ruis, "rui", "It is, Rui. Come and see!");
    ruis.leave();
    stage.ok("both ways");
  }

  private void say(Job from, String fromName, Job to, String toName, String line)
      throws StepFailed, InterruptedException {
    stage.note(fromName + " types: " + line);
    from.type(line);
    stage.note(toName + " reads:  " + to.await(line, SOON));
  }

  private void closed() throws StepFailed, InterruptedException {
    steps.begin("The gate is closed again, and the wormhole lives on");
    cast.rui.type(1, DARK);
    cast.rui.type(0, "curl -s http://127.0.0.1:8080/");
    check(tunnel.runs(), "the tunnel has ended");
    // by hand it would not come back, and soon his network goes away
    tunnel.kill();
    tunnel = null;
    stage.ok("nobody gets in any more; who is in, stays");
  }

  /** The last step: nothing is offered any more. */
  void withdraw() throws StepFailed, InterruptedException {
    steps.begin("Ana withdraws what she offered");
    cast.ana.type(0, "psw withdraw 127.0.0.1 80");
    anasChat.leave();
    until(LISTED, "\"label\"", false);
    check(cast.rui.type(0, "psw services").isEmpty(), "something is still listed");
    stage.ok("Rui's broker lists it no longer");
  }

  /** Repeats a command of Rui's until its output holds {@code part}, or no longer does. */
  private void until(String command, String part, boolean held)
      throws StepFailed, InterruptedException {
    long deadline = System.nanoTime() + SOON.toNanos();
    Optional<String> last = Optional.empty();
    while (System.nanoTime() - deadline < 0) {
      var outcome = cast.rui.run(command);
      last = Optional.of((outcome.out() + outcome.err()).strip());
      if (outcome.out().contains(part) == held && (held || outcome.succeeded())) {
        return;
      }
      if (tunnel != null && !tunnel.runs()) {
        tunnel.await("\0", Duration.ZERO);
      }
      Thread.sleep(100);
    }
    throw new StepFailed(command + ": within 30 s only: " + last.orElse(""));
  }
}

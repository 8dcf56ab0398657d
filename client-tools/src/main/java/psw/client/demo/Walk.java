package psw.client.demo;

import static psw.client.demo.Steps.SOON;
import static psw.client.demo.Steps.check;
import static psw.client.demo.Steps.until;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The steps that need nothing but loopback, in their order. */
final class Walk {
  // as patient as the servers' own start, which ends by itself when it cannot succeed
  private static final Duration START = Duration.ofMinutes(15);

  private final Person rv;
  private final Person ana;
  private final Person rui;
  private final Stage stage;
  private final Steps steps;
  private final String garden;
  private final String web;
  private final String talk;
  private Job gateway;
  private Job chat;
  private Job wormhole;

  Walk(Person rv, Person ana, Person rui, Stage stage) throws StepFailed {
    this.rv = rv;
    this.ana = ana;
    this.rui = rui;
    this.stage = stage;
    this.steps = new Steps(stage);
    try {
      this.garden = "" + Person.free();
      this.web = "" + Person.free();
      this.talk = "" + Person.free();
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  void walk() throws StepFailed, InterruptedException {
    sites();
    offer();
    pair();
    grant();
    refuse();
    talk();
    comeBack();
    revoke();
  }

  private void sites() throws StepFailed, InterruptedException {
    steps.begin("A rendez-vous, and the sites of Ana and Rui, on loopback alone");
    stage.note("Nothing of it needs root: psw gateway is each site's SSH server for tunnels.");
    Job directory = rv.serve("rendezvous");
    String told = directory.await(" over TLS it is ", START);
    String known = told.substring(told.lastIndexOf(' ') + 1);
    gateway = ana.gateway();
    stage.shown("ana: " + gateway.await("listening on port", SOON));
    stage.shown("rui: " + rui.gateway().await("listening on port", SOON));
    Job anas = ana.serve("broker", "--rendezvous", known);
    Job ruis = rui.serve("broker", "--rendezvous", known);
    ana.run(Garden.class, garden);
    stage.shown("rv:  " + directory.await(" ready on ", START));
    stage.shown("ana: " + anas.await(" ready on ", START));
    stage.shown("rui: " + ruis.await(" ready on ", START));
    stage.ok("the servers answer");
  }

  private void offer() throws StepFailed, InterruptedException {
    steps.begin("Ana offers her web server and a chat; Rui finds them at his own broker");
    ana.type(0, "publish", "Ana's web", "127.0.0.1", garden, "photos of the garden");
    chat = ana.start("chat");
    stage.shown(chat.await("listening on ", SOON));
    chat.await("registered at the broker", SOON);
    chat.type("");
    stage.note("It follows the rendez-vous and checks Ana's signature itself.");
    until(() -> lists("ana/ana-s-web") && lists("ana/chat"), "they are not listed");
    rui.type(0, "services");
    stage.ok("signed by her, passed on by the rendez-vous");
  }

  private boolean lists(String service) throws StepFailed, InterruptedException {
    return rui.ask("services").contains(service + " ");
  }

  private void pair() throws StepFailed, InterruptedException {
    steps.begin("Ana and Rui pair, by a code that she tells him over the telephone");
    Job anas = ana.start("pair", "--name", "rui");
    String code = anas.await("@", SOON).strip();
    stage.shown(code);
    rui.type(0, "pair", code, "--name", "ana");
    stage.note("Ana sees: " + anas.await("paired with rui", SOON));
    stage.ok("each holds the other's keys; the code is worth nothing any more");
  }

  private void grant() throws StepFailed, InterruptedException {
    steps.begin("A grant: Rui may use Ana's web server, and opens a wormhole to it by name");
    ana.type(0, "grant", "rui", "ana-s-web");
    wormhole = rui.start("open", "ana/ana-s-web", "--listen", web);
    wormhole.await(" -> ", SOON);
    seeTheGarden();
    stage.note("Ana's gateway said: " + gateway.await("opened ", SOON));
    stage.ok("host key as her announcement says, no question asked");
  }

  private void seeTheGarden() throws StepFailed {
    String here = "http://127.0.0.1:" + web + "/";
    stage.note("Rui's browser asks " + here);
    try {
      URLConnection asked = URI.create(here).toURL().openConnection();
      asked.setConnectTimeout((int) SOON.toMillis());
      asked.setReadTimeout((int) SOON.toMillis());
      see(asked.getInputStream());
    } catch (IOException e) {
      throw new StepFailed("no page: " + e.getMessage());
    }
  }

  private void see(InputStream answer) throws IOException, StepFailed {
    try (answer) {
      String page = new String(answer.readAllBytes(), StandardCharsets.UTF_8).strip();
      stage.shown(page);
      check(page.equals(Garden.PAGE), "another page than Ana's");
    }
  }

  private void refuse() throws StepFailed, InterruptedException {
    steps.begin("What was not granted is refused, by Ana's gateway itself");
    Job other = rui.start("open", "ana/chat", "--listen", talk);
    other.await(" -> ", SOON);
    knockOn(talk);
    stage.shown(other.await("does not let", SOON));
    stage.note("Ana's gateway said: " + gateway.await("refused ", SOON));
    until(() -> !other.runs(), "it stays open");
    stage.ok("pairing allows nothing by itself");
  }

  // closed or reset, as it happens: what psw says of it counts
  private static void knockOn(String port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.setSoTimeout((int) SOON.toMillis());
      socket.getInputStream().read();
    } catch (IOException refused) {
      // as it should be
    }
  }

  private void talk() throws StepFailed, InterruptedException {
    steps.begin("Ana grants the chat, too, and they talk through it");
    ana.type(0, "grant", "rui", "chat");
    Job open = rui.start("open", "ana/chat", "--listen", talk);
    open.await(" -> ", SOON);
    Job ruis = rui.start("chat", "127.0.0.1", talk);
    ruis.await("is here", SOON);
    say(ruis, "Rui", chat, "Ana", "Olá Ana, is the garden in bloom?");
    say(chat, "Ana", ruis, "Rui", "It is, Rui. Come and see!");
    ruis.leave();
    stage.ok("both ways");
  }

  private void say(Job from, String fromName, Job to, String toName, String line)
      throws StepFailed, InterruptedException {
    stage.note(fromName + " types: " + line);
    from.type(line);
    stage.note(toName + " reads:  " + to.await(line, SOON));
  }

  private void comeBack() throws StepFailed, InterruptedException {
    steps.begin("Ana's gateway is killed and started again, and Rui's wormhole comes back");
    gateway.kill();
    stage.shown(wormhole.await("is gone", SOON));
    gateway = ana.gateway();
    gateway.await("listening on port", SOON);
    stage.shown(wormhole.await("back at ana", SOON));
    seeTheGarden();
    stage.ok("the same host key, the same local port; nobody typed anything");
  }

  private void revoke() throws StepFailed, InterruptedException {
    steps.begin("Ana takes it back: Rui's wormhole ends, and no new one begins");
    ana.type(0, "revoke", "rui");
    stage.shown(wormhole.await("does not let", SOON));
    stage.note("Ana's gateway said: " + gateway.await("ended ", SOON));
    until(() -> !wormhole.runs(), "the wormhole lives on");
    rui.type(3, "open", "ana/ana-s-web", "--listen", web);
    stage.ok("cut at once, and not opened again");
  }

  /** The last step: nothing is offered any more. */
  void withdraw() throws StepFailed, InterruptedException {
    steps.begin("Ana withdraws what she offered");
    ana.type(0, "withdraw", "127.0.0.1", garden);
    chat.leave();
    until(() -> rui.ask("services").isEmpty(), "something is still listed");
    List<String> left = rui.type(0, "services");
    check(left.isEmpty(), "something is still listed");
    stage.ok("Rui's broker lists it no longer");
  }
}

package psw.client.demo;

import static psw.client.demo.Steps.SOON;
import static psw.client.demo.Steps.check;
import static psw.client.demo.Steps.until;

import java.util.List;

/** The second half: two who pair by a code, and what that allows, which is nothing but grants. */
final class Trust {
  // the first letter of the signature, which stands behind the last dot, becomes another
  private static final String FORGE =
      "sed 's/\\.A\\([^.]*\\)$/.B\\1/; t; s/\\..\\([^.]*\\)$/.A\\1/'";

  private final Cast cast;
  private final Stage stage;
  private final Steps steps;
  private final Gatehouse gatehouse;
  private Job wormhole;

  Trust(Cast cast, Stage stage, Steps steps) {
    this.cast = cast;
    this.stage = stage;
    this.steps = steps;
    this.gatehouse = new Gatehouse(cast, stage, steps);
  }

  void walk() throws StepFailed, InterruptedException {
    gatehouse.takeDatagrams();
    pair();
    gatehouse.isOverheard();
    grant();
    gatehouse.refuseReplay();
    comeBack();
    refuse();
    revoke();
    forge();
  }

  private void pair() throws StepFailed, InterruptedException {
    steps.begin("Ana and Rui pair, by a code that she tells him over the telephone");
    Job anas = cast.ana.start("psw pair --name rui");
    String code = anas.await("@", SOON).strip();
    stage.shown(code);
    cast.rui.type(0, "psw pair " + code + " --name ana");
    stage.note("Ana sees: " + anas.await("paired with rui", SOON));
    stage.ok("each holds the other's keys; the code is worth nothing any more");
  }

  private void grant() throws StepFailed, InterruptedException {
    steps.begin("A grant: Rui may use Ana's web server, and nothing else of hers");
    stage.note("Her SSH server for tunnels takes over; it knows no accounts, only grants.");
    cast.tunnelsByGrant();
    cast.ana.type(0, "psw grant rui ana-s-web");
    wormhole = cast.rui.start("psw open ana/ana-s-web --listen 8090");
    wormhole.await(" -> ", SOON);
    List<String> page = cast.rui.type(0, "curl -s http://127.0.0.1:8090/");
    check(page.contains(Garden.PAGE), "another page than Ana's");
    stage.ok("found by name, knocked, host key as her announcement says, no question asked");
  }

  private void comeBack() throws StepFailed, InterruptedException {
    steps.begin("Rui's network goes away and comes back, and so does his wormhole");
    cast.rui.type(0, "ip address del 10.77.0.3/24 dev eth0");
    stage.shown(wormhole.await("is gone", SOON));
    cast.rui.type(0, "ip address add 10.77.0.3/24 dev eth0");
    stage.shown(wormhole.await("back at ana", SOON));
    List<String> page = cast.rui.type(0, "curl -s http://127.0.0.1:8090/");
    check(page.contains(Garden.PAGE), "another page than Ana's");
    stage.ok("knocked, logged in and connected anew, at the same port; nobody typed anything");
  }

  private void refuse() throws StepFailed, InterruptedException {
    steps.begin("What was not granted is refused, by Ana's SSH server itself");
    Job chat = cast.rui.start("psw open ana/chat --listen 8091");
    chat.await(" -> ", SOON);
    // closed or reset, as it happens: what psw says of it counts
    cast.rui.run("nc -w 5 127.0.0.1 8091 < /dev/null");
    stage.shown(chat.await("does not let", SOON));
    until(() -> !chat.runs(), "it stays open");
    stage.ok("pairing allows nothing by itself");
  }

  private void revoke() throws StepFailed, InterruptedException {
    steps.begin("Ana takes it back: Rui's wormhole ends, and no new one begins");
    wormhole.forget();
    cast.ana.type(0, "psw revoke rui");
    stage.shown(wormhole.await("is gone", SOON));
    stage.shown(wormhole.await("does not let", SOON));
    until(() -> !wormhole.runs(), "the wormhole lives on");
    stage.note("Nor does her gate know him any more:");
    cast.rui.type(3, "psw open ana/ana-s-web --listen 8090");
    stage.ok("cut at once, and not opened again");
  }

  private void forge() throws StepFailed, InterruptedException {
    steps.begin("Somebody alters Ana's announcement and hands it to the rendez-vous");
    String mine = "curl -s -H 'Accept: application/jose' http://127.0.0.1:8000/api/brokers/self";
    String id =
        cast.ana
            .prepare(
                "curl -s http://127.0.0.1:8000/api/brokers/self | grep -o '[a-z2-7-]\\{39\\}' | head -n 1")
            .strip();
    String put =
        " | curl -s -o /dev/null -w '%{http_code}' -X PUT -H 'Content-Type: application/jose'"
            + " --data-binary @- http://10.77.0.1:9000/api/brokers/"
            + id;
    stage.note("As she signed it, it is known there:");
    check(cast.ana.prepare(mine + put).equals("200"), "her own announcement is refused");
    stage.shown("200");
    stage.note("With one letter of the signature changed:");
    String forged = cast.ana.prepare(mine + " | " + FORGE + put);
    stage.shown(forged);
    check(forged.equals("401"), "a forged announcement is not refused");
    stage.ok("401: nobody speaks in her name, the rendez-vous itself included");
  }
}

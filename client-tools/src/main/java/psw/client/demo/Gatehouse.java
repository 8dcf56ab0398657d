package psw.client.demo;

import static psw.client.demo.Steps.SOON;
import static psw.client.demo.Steps.check;

/** Ana's gate, from the time on at which it takes authenticated datagrams instead of knocks. */
final class Gatehouse {
  // where an account that may look at nothing of root's finds what runs
  private static final String HERE = "/usr/libexec/psw/";

  private static final String RIGHTS =
      "setpriv --reuid psw-gate --regid psw-gate --init-groups --no-new-privs --bounding-set -all ";

  private final Cast cast;
  private final Stage stage;
  private final Steps steps;
  private Job receiver;
  private Job listener;

  Gatehouse(Cast cast, Stage stage, Steps steps) {
    this.cast = cast;
    this.stage = stage;
    this.steps = steps;
  }

  void takeDatagrams() throws StepFailed, InterruptedException {
    steps.begin("Ana's gate, from now on, opens to one authenticated datagram, and not to ports");
    cast.ana.type(0, "echo 'broker = public' > /etc/psw/gate.conf");
    stage.note("New rules go back by themselves unless they are confirmed from a new login.");
    cast.ana.type(0, "psw firewall apply");
    cast.ana.type(0, "psw firewall confirm");
    stage.note("What receives them may do nothing but write the kernel's list of who is let in.");
    receiver = cast.ana.begin(run("gate run"));
    stage.typed("ana", "psw gate run");
    stage.shown(receiver.await("listening", SOON));
    cast.rui.type(0, "psw knock ana 1111 2222 3333");
    cast.rui.type(1, "nc -z -w 1 ana 22");
    stage.ok("the old knock opens nothing");
  }

  void refuseReplay() throws StepFailed, InterruptedException {
    steps.begin("Somebody on the line heard Rui's datagram, and sends it again");
    String opened = receiver.await("opened", SOON);
    stage.note("Ana's gate said: " + opened);
    String again = "echo " + listener.await("=", SOON) + " | base64 -d | nc -4 -u -w 1 ana 62201";
    for (Actor sender : new Actor[] {cast.rv, cast.rui}) {
      sender.type(0, again);
      sender.type(1, "nc -z -w 1 ana 22");
    }
    stage.note("Her gate said: " + receiver.await("refused", SOON));
    check(receiver.runs(), "the receiver has ended");
    stage.ok("it opened once, for him who made it; to anybody else the host is still dark");
  }

  /** Notes the next datagram that comes to Ana's gate, as whoever owns a cable on the way can. */
  void isOverheard() throws StepFailed, InterruptedException {
    cast.ana.feed("overhear.pl", "cat > /root/overhear.pl");
    listener = cast.ana.begin("perl /root/overhear.pl 62201");
    listener.await("listening", SOON);
  }

  /** A command of psw as the account of the gate, without any right. */
  private String run(String command) throws StepFailed, InterruptedException {
    cast.ana.prepare("install -d -m 700 -o psw-gate -g psw-gate /var/lib/psw-gate");
    cast.ana.prepare("install -d -m 711 -o psw-gate -g psw-gate /run/psw-gate");
    cast.ana.prepare("chown root:psw-gate /proc/net/xt_recent/PSW*_SPA");
    cast.ana.prepare("chmod 660 /proc/net/xt_recent/PSW*_SPA");
    cast.ana.prepare(
        "mkdir -p %1$sjava && mount -n --bind '%2$s' %1$sjava".formatted(HERE, Actor.java()));
    cast.ana.prepare(
        "touch %1$spsw.jar && mount -n --bind '%2$s' %1$spsw.jar".formatted(HERE, Actor.jar()));
    return RIGHTS
        + HERE
        + "java/bin/java -Xmx16m -XX:+UseSerialGC -jar "
        + HERE
        + "psw.jar "
        + command;
  }
}

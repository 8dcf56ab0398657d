package psw.client.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.client.knock.Sender;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.client.tunnel.TunnelFailed;
import psw.wire.value.IpAddress;

/** A wormhole being opened, as far as it comes. */
final class Attempt {
  private final OwnAddress.Observer outside;
  private final Doctor.Echo echo;
  private final Consumer<Finding> told;
  private final PassPhrase phrase;
  private final List<Sender.Sent> sent = new CopyOnWriteArrayList<>();

  Attempt(
      OwnAddress.Observer outside, Doctor.Echo echo, Consumer<Finding> told, PassPhrase phrase) {
    this.outside = outside;
    this.echo = echo;
    this.told = told;
    this.phrase = phrase;
  }

  /** Tries each until one leads in; tells why none does. */
  void go(List<Plan> ways) throws InterruptedException {
    List<Finding> silent = new ArrayList<>();
    for (Plan way : ways) {
      long began = System.nanoTime();
      try (Session session = Session.open(watched(way), phrase)) {
        told.accept(Finding.of(What.OPEN, where(way), millis(began)));
        told.accept(Finding.of(What.PINNED));
        told.accept(Finding.of(What.LOGGED_IN));
        session.service().ifPresent(told);
        return;
      } catch (TunnelFailed e) {
        Finding finding = Failures.of(e, where(way));
        if (finding.what() == What.SILENT) {
          silent.add(finding);
        } else if (finding.step() == Step.PORT) {
          told.accept(finding);
        } else {
          inside(finding, Finding.of(What.OPEN, where(way), millis(began)));
          return;
        }
      }
    }
    silent.forEach(told);
    if (!silent.isEmpty() && ways.get(0).gate() instanceof Gate.Datagram datagram) {
      InetAddress last = to(ways.get(ways.size() - 1));
      told.accept(new Silence(outside, echo, datagram, sent).explain(last));
    }
  }

  // what comes before the step that fails was right
  private void inside(Finding finding, Finding open) {
    if (finding.what() != What.OWN_KEY) {
      told.accept(open);
    }
    if (finding.what() == What.LOGIN_REFUSED) {
      told.accept(Finding.of(What.PINNED));
    }
    told.accept(finding);
  }

  private Plan watched(Plan way) {
    if (!(way.gate() instanceof Gate.Datagram datagram)) {
      return way;
    }
    Gate watched =
        datagram.toldOf(
            one -> {
              if (one.round() == 0) {
                told.accept(
                    Finding.of(
                        one.rejected() ? What.REJECTED : What.SENT,
                        way.login().host(),
                        IpAddress.text(one.local()),
                        IpAddress.text(one.claimed())));
              }
              sent.add(one);
            });
    return new Plan(way.login(), way.keyFile(), way.hostKeys(), way.forwards(), watched);
  }

  // an announcement has literals alone, which nobody looks up
  private static InetAddress to(Plan way) {
    return new IpAddress(way.login().host()).toInetAddress();
  }

  private static String where(Plan way) {
    String host = way.login().host();
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + way.login().port();
  }

  private static String millis(long began) {
    return Long.toString((System.nanoTime() - began) / 1_000_000);
  }
}

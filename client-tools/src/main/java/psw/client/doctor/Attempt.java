package psw.client.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
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
  // what stood in the way at one address is told when it is known whether another one led on
  private final List<Finding> failed = new CopyOnWriteArrayList<>();

  Attempt(
      OwnAddress.Observer outside, Doctor.Echo echo, Consumer<Finding> told, PassPhrase phrase) {
    this.outside = outside;
    this.echo = echo;
    this.told = told;
    this.phrase = phrase;
  }

  /** Tries each until one leads in; tells why none does. */
  void go(List<Plan> ways) throws InterruptedException {
    Optional<Plan> silent = Optional.empty();
    for (Plan way : ways) {
      int before = failed.size();
      long began = System.nanoTime();
      try (Session session = Session.open(watched(way), phrase)) {
        passBy();
        told.accept(Finding.of(What.OPEN, where(way), millis(began)));
        told.accept(Finding.of(What.PINNED));
        told.accept(Finding.of(What.LOGGED_IN));
        session.service().ifPresent(told);
        return;
      } catch (TunnelFailed e) {
        List<Finding> knock = List.copyOf(failed.subList(before, failed.size()));
        Finding finding = finding(e, way, knock);
        if (finding.step() != Step.PORT) {
          passBy();
          inside(finding, Finding.of(What.OPEN, where(way), millis(began)));
          return;
        }
        if (finding.what() == What.SILENT && knock.isEmpty()) {
          silent = Optional.of(way);
        }
        // what this host does not send needs no other reason
        if (knock.stream().noneMatch(one -> one.what() == What.NOT_SENT)) {
          failed.add(finding);
        }
      }
    }
    Optional<Finding> why = silent.isPresent() ? explained(silent.get()) : Optional.empty();
    why.ifPresentOrElse(
        cause -> {
          // first, as what follows from it leads to guesses
          told.accept(cause);
          passBy();
        },
        () -> failed.forEach(told));
  }

  private Optional<Finding> explained(Plan way) throws InterruptedException {
    return way.gate() instanceof Gate.Datagram datagram
        ? Optional.of(new Silence(outside, echo, datagram, sent).explain(to(way)))
        : Optional.empty();
  }

  private static Finding finding(TunnelFailed failure, Plan way, List<Finding> knock) {
    boolean knocked = !(way.gate() instanceof Gate.None) && knock.isEmpty();
    return Failures.of(failure, where(way), way.login().host(), knocked);
  }

  private void passBy() {
    failed.forEach(finding -> told.accept(finding.passedBy()));
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
    String host = way.login().host();
    Gate watched =
        datagram.toldOf(
            one -> {
              sent.add(one);
              watch(one, host, datagram.port().toString());
            });
    return new Plan(way.login(), way.keyFile(), way.hostKeys(), way.forwards(), watched);
  }

  private void watch(Sender.Sent one, String host, String port) {
    if (one.fate() != Sender.Fate.LEFT) {
      What what = one.fate() == Sender.Fate.KEPT ? What.NOT_SENT : What.REJECTED;
      Finding finding = Finding.of(what, host, port);
      if (!failed.contains(finding)) {
        failed.add(finding);
      }
    } else if (one.round() == 0) {
      String local = IpAddress.text(one.local());
      told.accept(Finding.of(What.SENT, host, local, IpAddress.text(one.claimed())));
    }
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

package psw.client.doctor;

import java.util.Optional;
import psw.client.tunnel.Forward;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** A session that was let in. */
final class Session implements AutoCloseable {
  private final Tunnel tunnel;
  private final Optional<Target> target;

  private Session(Tunnel tunnel, Optional<Target> target) {
    this.tunnel = tunnel;
    this.target = target;
  }

  static Session open(Plan plan, PassPhrase phrase) throws TunnelFailed, InterruptedException {
    return new Session(
        Tunnel.open(plan, phrase, (where, why) -> {}),
        plan.forwards().stream().flatMap(forward -> target(forward).stream()).findFirst());
  }

  private static Optional<Target> target(Forward forward) {
    return forward.target();
  }

  /** Whether the service is let through and answers; nothing where none was asked for. */
  Optional<Finding> service() throws InterruptedException {
    if (target.isEmpty()) {
      return Optional.empty();
    }
    try {
      tunnel.probe(target.get());
      return Optional.of(Finding.of(What.SERVED));
    } catch (Refused e) {
      return Optional.of(
          Finding.of(e.why() == Refused.Why.PROHIBITED ? What.NOT_GRANTED : What.NOT_SERVED));
    }
  }

  @Override
  public void close() {
    tunnel.close();
  }
}

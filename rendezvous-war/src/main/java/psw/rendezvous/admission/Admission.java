package psw.rendezvous.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.settings.Settings;
import psw.wire.value.BrokerId;

/** The door; who may not write now is told with 429 when to come back. */
@ApplicationScoped
public class Admission {
  private Quotas quotas;

  protected Admission() {}

  @Inject
  Admission(Settings settings) {
    this.quotas = new Quotas(settings.limits());
  }

  /**
   * Lets a broker write once.
   *
   * @param address the literal that the request came from
   * @throws psw.server.edge.ProblemException 429
   */
  public void write(BrokerId broker, String address, Instant now) {
    require(quotas.write(broker, Network.of(address), now));
  }

  /**
   * Looks whether one more broker may come from there.
   *
   * @throws psw.server.edge.ProblemException 429
   */
  public void newcomer(String address, Instant now) {
    require(quotas.newcomer(Network.of(address), now));
  }

  /** Remembers that one came. */
  public void cameIn(String address, Instant now) {
    quotas.cameIn(Network.of(address), now);
  }

  private static void require(Duration wait) {
    if (!wait.isZero()) {
      throw tooMany(wait).asException();
    }
  }

  /** The problem of who has to wait. */
  public static Problem tooMany(Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return Problems.TOO_MANY.header("Retry-After", Long.toString(seconds));
  }
}

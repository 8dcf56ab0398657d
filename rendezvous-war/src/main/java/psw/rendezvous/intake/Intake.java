package psw.rendezvous.intake;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import psw.rendezvous.admission.Admission;
import psw.server.directory.Directory;
import psw.server.edge.Figures;
import psw.server.settings.Settings;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** The door: takes a signed message within the limits and answers what became of it. */
@ApplicationScoped
class Intake {
  private static final Duration FULL = Duration.ofHours(1);

  @Inject private Directory directory;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Figures figures;
  @Inject private Admission admission;

  @PostConstruct
  void open() {
    figures.gauge("live_brokers", directory::liveBrokers);
  }

  /** What is known of the broker afterwards; every refusal is thrown as a problem. */
  Known take(BrokerId id, byte[] jws, String address) {
    Instant now = clock.instant();
    admission.write(id, address, now);
    Optional<Known> before = directory.known(id);
    if (before.isEmpty()) {
      admission.newcomer(address, now);
      if (directory.knownBrokers() >= settings.limits().brokers()) {
        throw Admission.tooMany(FULL).asException();
      }
    }
    Verdict verdict = directory.offer(id, jws);
    figures.count("offers", "verdict", verdict.getClass().getSimpleName());
    if (verdict instanceof Verdict.Replaces replaces) {
      if (before.isEmpty()) {
        admission.cameIn(address, now);
      }
      return replaces.known();
    }
    if (verdict instanceof Verdict.Renews renews) {
      return renews.known();
    }
    if (verdict instanceof Verdict.Unchanged unchanged) {
      return unchanged.known();
    }
    throw Refusals.problem((Verdict.Refused) verdict).asException();
  }
}

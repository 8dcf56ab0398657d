package psw.broker.sites;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import psw.broker.far.Backoff;
import psw.broker.far.FarBroker;
import psw.broker.far.Trouble;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Verdict;
import psw.wire.value.BadValue;

/** Asks one site's broker for its announcement, again and again. For one thread. */
final class SiteFollower {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  private final AddedSite site;
  private final FarBroker broker;
  private final Reader reader;
  private volatile Hearing hearing = new Hearing.Unknown();
  private Backoff backoff = Backoff.NONE;

  SiteFollower(AddedSite site, FarBroker broker, Reader reader) {
    this.site = site;
    this.broker = broker;
    this.reader = reader;
  }

  Hearing hearing() {
    return hearing;
  }

  /** One step: a look, and the waiting after it. */
  void step() throws InterruptedException {
    Duration wait;
    try {
      wait = look();
    } catch (Trouble.Failed e) {
      hearing = new Hearing.Unread(e.why());
      backoff = backoff.next();
      wait = backoff.delay(ThreadLocalRandom.current().nextDouble());
    }
    Thread.sleep(wait.toMillis());
  }

  private Duration look() throws Trouble.Failed, InterruptedException {
    FarBroker.Said said = broker.read();
    Verdict verdict = reader.offer(site.id(), said);
    backoff = Backoff.NONE;
    if (verdict instanceof Verdict.Refused refused) {
      hearing = new Hearing.Unbelieved(refused.why());
      return LONGEST;
    }
    hearing = new Hearing.Heard();
    return pause(said.announcement());
  }

  /** A third of the term that was announced, within limits. */
  static Duration pause(byte[] announcement) {
    Duration third = third(announcement).orElse(LONGEST);
    Duration most = third.compareTo(LONGEST) > 0 ? LONGEST : third;
    return most.compareTo(SHORTEST) < 0 ? SHORTEST : most;
  }

  private static Optional<Duration> third(byte[] announcement) {
    try {
      Announcement said = Announcement.reread(announcement);
      return Optional.of(Duration.between(said.issued(), said.expires()).dividedBy(3));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }
}

package psw.broker.announcing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import psw.broker.far.Rendezvous;
import psw.broker.far.Trouble;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Lease;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * Reads this site's own record at a rendez-vous as any reader does, and compares. What it shows is
 * told once two looks in a row agree, since one may fall between two nodes. For one thread.
 */
final class Watch {
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration AFTER_NEWS = Duration.ofSeconds(1);

  private final Rendezvous rendezvous;
  private final BrokerId id;
  private final Duration term;
  private Instant lookAt = Instant.MAX;
  private Shown last = Shown.ALL;
  private volatile Shown shown = Shown.ALL;

  Watch(Rendezvous rendezvous, BrokerId id, Duration term) {
    this.rendezvous = rendezvous;
    this.id = id;
    this.term = term;
  }

  Shown shown() {
    return shown;
  }

  /** Something was acknowledged at {@code now}. */
  void acknowledged(Instant now) {
    Instant soon = now.plus(AFTER_NEWS);
    lookAt = soon.isBefore(lookAt) ? soon : lookAt;
  }

  /** When to {@link #look} next. */
  Instant lookAt() {
    return lookAt;
  }

  /**
   * Looks.
   *
   * @param signed what was acknowledged
   * @param holdsUntil until when the best lease that was acknowledged holds
   */
  void look(Signed signed, Instant holdsUntil, Instant now) throws InterruptedException {
    Optional<Shown> seen = seen(signed, holdsUntil);
    if (seen.isEmpty()) {
      lookAt = now.plus(term.dividedBy(3));
      return;
    }
    boolean sure = seen.get() == Shown.ALL || seen.get() == last;
    shown = sure ? seen.get() : shown;
    last = seen.get();
    lookAt = now.plus(sure ? term.dividedBy(3) : AGAIN);
  }

  private Optional<Shown> seen(Signed signed, Instant holdsUntil) throws InterruptedException {
    try {
      Optional<byte[]> there = rendezvous.announcement(id);
      if (there.isEmpty()) {
        return Optional.of(Shown.WITHHOLDS);
      }
      Announcement said = Announcement.reread(there.get());
      if (said.revision() < signed.revision()) {
        return Optional.of(Shown.LAGS);
      }
      boolean whole = holds(said.expires(), holdsUntil) || isLeased(holdsUntil);
      return Optional.of(whole ? Shown.ALL : Shown.LAGS);
    } catch (Trouble.Failed e) {
      return Optional.empty();
    } catch (BadValue e) {
      return Optional.of(Shown.WITHHOLDS);
    }
  }

  private boolean isLeased(Instant holdsUntil)
      throws Trouble.Failed, InterruptedException, BadValue {
    Optional<byte[]> lease = rendezvous.lease(id);
    return lease.isPresent() && holds(Lease.reread(lease.get()).expires(), holdsUntil);
  }

  // on the wire a time has whole seconds
  private static boolean holds(Instant there, Instant here) {
    return there.plusSeconds(1).isAfter(here);
  }
}

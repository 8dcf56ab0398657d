package psw.client.tunnel;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import psw.client.tunnel.Refused.Why;

/**
 * What was told of each target, lest an application that tries again and again floods the user; and
 * what the last connection to it met.
 */
final class Told {
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final Refusals refusals;
  private final Map<Target, Last> last = new HashMap<>();
  private final Map<Target, Why> met = new HashMap<>();

  private record Last(Optional<Why> why, long at) {}

  Told(Refusals refusals) {
    this.refusals = refusals;
  }

  /**
   * A connection to the target was refused: tells it if that is news.
   *
   * @param now a reading of {@link System#nanoTime}
   */
  synchronized void refused(Target target, Why why, long now) {
    Optional<Why> news = Optional.of(why);
    Last before = last.get(target);
    // the end of the session is told by itself
    if (why == Why.SESSION_OVER) {
      return;
    }
    if (why != Why.OTHER_USER) {
      met.put(target, why);
    }
    if (before != null && (before.why().equals(news) || now - before.at() < PAUSE)) {
      return;
    }
    last.put(target, new Last(news, now));
    refusals.heard(target, why);
  }

  /** The target is reached: the same refusal would be news again. */
  synchronized void reached(Target target) {
    met.remove(target);
    last.computeIfPresent(target, (same, told) -> new Last(Optional.empty(), told.at()));
  }

  /** Why the last connection to the target was refused; empty if it was not. */
  synchronized Optional<Why> met(Target target) {
    return Optional.ofNullable(met.get(target));
  }
}

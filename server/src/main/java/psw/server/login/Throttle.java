package psw.server.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Five wrong tries are free; each further one doubles the wait before the next is looked at, up to
 * 64 seconds. Counted by several keys at once, such as the account and the network; an hour without
 * a try clears a count. A try counts as wrong until it is known to be right, so that many at the
 * same time are no way around.
 */
public final class Throttle {
  private static final int FREE = 5;
  private static final int LONGEST = 6;
  private static final int MOST_KEYS = 10_000;
  private static final Duration MEMORY = Duration.ofHours(1);

  // the least recently tried are forgotten first
  private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

  private record Count(int tries, Instant last, Instant closedUntil) {
    static final Count NONE = new Count(0, Instant.EPOCH, Instant.EPOCH);

    Count oneMore(Instant now) {
      int all = (now.isAfter(last.plus(MEMORY)) ? 0 : tries) + 1;
      Instant until =
          all >= FREE
              ? now.plus(Duration.ofSeconds(1L << Math.min(all - FREE, LONGEST)))
              : Instant.EPOCH;
      return new Count(all, now, until);
    }
  }

  /**
   * Asks for a try.
   *
   * @return how long to wait instead; zero when it may be made, and then it is counted
   */
  public synchronized Duration admit(List<String> keys, Instant now) {
    Instant free =
        keys.stream()
            .map(key -> counts.getOrDefault(key, Count.NONE).closedUntil())
            .max(Instant::compareTo)
            .orElse(now);
    if (free.isAfter(now)) {
      return Duration.between(now, free);
    }
    keys.forEach(key -> counts.put(key, counts.getOrDefault(key, Count.NONE).oneMore(now)));
    while (counts.size() > MOST_KEYS) {
      counts.remove(counts.keySet().iterator().next());
    }
    return Duration.ZERO;
  }

  /** The try was right. */
  public synchronized void succeeded(List<String> keys) {
    keys.forEach(counts::remove);
  }
}

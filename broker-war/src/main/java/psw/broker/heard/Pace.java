package psw.broker.heard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psw.wire.knock.Heard;

/**
 * When what became of knocks is worth an announcement at once: who may not come in must not make
 * the site announce in a loop. Knows no clock; times before and after count alike, since a clock
 * may be set back.
 */
final class Pace {
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration APART = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 6;

  private Instant before = Instant.EPOCH;
  private final Map<String, Heard> told = new HashMap<>();
  private final Map<String, Deque<Instant>> caused = new HashMap<>();

  /** Whether it is still told. */
  static boolean isFresh(Heard heard, Instant now) {
    return isWithin(FRESH, heard.at(), now);
  }

  /**
   * Whether to announce at {@code now}; if so, all of this counts as told.
   *
   * @param last what became of the last knock with each key
   */
  boolean isDue(Map<String, Heard> last, Instant now) {
    told.keySet().retainAll(last.keySet());
    caused.keySet().retainAll(last.keySet());
    List<String> news = last.keySet().stream().filter(key -> isNews(key, last, now)).toList();
    if (news.isEmpty() || isWithin(APART, before, now)) {
      return false;
    }
    before = now;
    told.putAll(last);
    news.forEach(key -> caused.get(key).add(now));
    return true;
  }

  private boolean isNews(String key, Map<String, Heard> last, Instant now) {
    Heard heard = last.get(key);
    return heard.what() != Heard.What.OPENED
        && isFresh(heard, now)
        && !heard.equals(told.get(key))
        && mayCause(key, now);
  }

  private boolean mayCause(String key, Instant now) {
    Deque<Instant> times = caused.computeIfAbsent(key, k -> new ArrayDeque<>());
    times.removeIf(time -> !isWithin(MINUTE, time, now));
    return times.size() < MOST;
  }

  private static boolean isWithin(Duration span, Instant time, Instant now) {
    return Duration.between(time, now).abs().compareTo(span) < 0;
  }
}

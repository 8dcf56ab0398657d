package psw.client.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lines of late, lest a caller who comes again and again floods the user with the same one. */
final class Repeats {
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();
  // of callers who take care that no line is like another
  private static final int MOST = 100;

  private final Map<String, Said> all = new HashMap<>();

  private record Said(long at, int unsaid) {}

  /**
   * The line as it is to be said now, with how often it was not since it was said last; empty when
   * that was a moment ago.
   *
   * @param now a reading of {@link System#nanoTime}
   */
  synchronized Optional<String> news(String line, long now) {
    Said before = all.get(line);
    if (before != null && now - before.at() < PAUSE) {
      all.put(line, new Said(before.at(), before.unsaid() + 1));
      return Optional.empty();
    }
    if (all.size() >= MOST) {
      all.clear();
    }
    all.put(line, new Said(now, 0));
    return Optional.of(
        before == null || before.unsaid() == 0
            ? line
            : line + " (and " + before.unsaid() + " more since this was said last)");
  }
}

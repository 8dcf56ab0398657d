package psw.gate.status;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The kernel's clock, by which it notes when an address was seen.
 *
 * @param now its time
 * @param hertz its ticks in a second
 */
record Jiffies(long now, int hertz) {
  private static final Pattern UPTIME = Pattern.compile("(?m)^now at (\\d+) nsecs");
  private static final Pattern TICKS = Pattern.compile("(?m)^jiffies: (\\d+)");
  // five minutes before 32 bits overflow, so that whoever is wrong about that is so soon
  private static final long BOOT = 1L << 32;
  private static final long AHEAD_S = 300;

  /** Reads /proc/timer_list; empty where the kernel does not show it. */
  static Optional<Jiffies> parse(String timers) {
    Matcher uptime = UPTIME.matcher(timers);
    Matcher ticks = TICKS.matcher(timers);
    if (!uptime.find() || !ticks.find()) {
      return Optional.empty();
    }
    long now = Long.parseLong(ticks.group(1));
    double seconds = Long.parseLong(uptime.group(1)) / 1e9 - AHEAD_S;
    // the kernel does not say it; it is one of four
    long hertz =
        LongStream.of(100, 250, 300, 1000)
            .boxed()
            .min((a, b) -> Double.compare(off(a, seconds, now), off(b, seconds, now)))
            .orElseThrow();
    return Optional.of(new Jiffies(now, (int) hertz));
  }

  private static double off(long hertz, double seconds, long now) {
    return Math.abs(now - BOOT - seconds * hertz);
  }

  Duration since(long then) {
    return Duration.ofMillis(Math.max(0, now - then) * 1000 / hertz);
  }
}

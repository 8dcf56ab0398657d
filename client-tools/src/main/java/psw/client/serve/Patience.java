package psw.client.serve;

import java.time.Duration;
import java.util.Optional;

/** How long a start may take: a slow server gets more time as long as its log goes on. */
final class Patience {
  /** Without a new line in the log, a sign of life. */
  static final Duration SILENCE = Duration.ofMinutes(3);

  /** In all, for a server that talks and talks. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** After how long people are told that it goes on. */
  static final Duration EVERY = Duration.ofSeconds(20);

  private final long begun;
  private long told;
  private long lines;
  private long heard;

  /** Begins to wait, at a reading of {@link System#nanoTime}. */
  Patience(long now) {
    this.begun = now;
    this.heard = now;
  }

  /**
   * Whether it has come to its end.
   *
   * @param logged how many lines the log has had so far
   * @param now a reading of {@link System#nanoTime}
   */
  boolean isOver(long logged, long now) {
    if (logged != lines) {
      lines = logged;
      heard = now;
    }
    return now - heard >= SILENCE.toNanos() || now - begun >= LONGEST.toNanos();
  }

  /**
   * How long it has lasted by now, if it is time to say so again: every {@link #EVERY}.
   *
   * @param now a reading of {@link System#nanoTime}
   */
  Optional<Duration> news(long now) {
    long due = lasted(now).dividedBy(EVERY);
    if (due <= told) {
      return Optional.empty();
    }
    told = due;
    return Optional.of(lasted(now));
  }

  /** How long it has lasted by now. */
  Duration lasted(long now) {
    return Duration.ofNanos(now - begun);
  }
}

package psw.gate.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import psw.wire.knock.Knocking;

/**
 * Since when a memory lost nothing. A memory that begins anew does so at a moment of this clock,
 * which may be wrong and be set, forwards or back. So until it is written down the moment is told
 * by how long ago it was, and moves with the clock; and it is written down only when whatever was
 * lost is out of its time, so that a restart before that begins anew once more.
 */
final class Floor {
  /** Not written down yet. */
  static final long OPEN = Long.MAX_VALUE;

  // the kernel counts nanoseconds
  private static final long LAST_SHOWN = Long.MAX_VALUE / 1_000_000;
  // a lost knock may be of a minute after the loss, and is good for a minute more
  private static final Duration OVER = Knocking.SKEW.multipliedBy(2);

  private final LongSupplier steady;
  private final long began;
  private long made;

  /**
   * Begins now.
   *
   * @param made what is written down, in ms since 1970
   * @param steady nanoseconds of a clock that nobody sets
   */
  Floor(long made, LongSupplier steady) {
    this.made = made;
    this.steady = steady;
    this.began = steady.getAsLong();
  }

  /** Whether any clock shows this time, in ms since 1970. */
  static boolean isShown(long millis) {
    return millis >= 0 && millis <= LAST_SHOWN;
  }

  /**
   * Since when nothing was lost, by the clock as it is now.
   *
   * @param empty whether nobody was let in since
   */
  Instant made(boolean empty, Instant now) {
    return isOpen(empty, now) ? now.minus(age()) : Instant.ofEpochMilli(made);
  }

  /** What is to be written down now, if anything is. */
  OptionalLong settle(boolean empty, Instant now) {
    return isOpen(empty, now) && age().compareTo(OVER) > 0
        ? OptionalLong.of(now.minus(age()).toEpochMilli())
        : OptionalLong.empty();
  }

  /** It is written down. */
  void settled(long millis) {
    made = millis;
  }

  // nobody but this clock said it while nobody was let in: that it is ahead shows the clock was
  private boolean isOpen(boolean empty, Instant now) {
    return !isShown(made) || (empty && now.toEpochMilli() < made);
  }

  private Duration age() {
    return Duration.ofNanos(steady.getAsLong() - began);
  }
}

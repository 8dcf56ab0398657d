package psw.broker.announcing;

/**
 * How much a rendez-vous takes from one broker (docs/protocol.md): a burst, then a steady rate. The
 * sender keeps below it, so that a change is never refused. Not safe for several threads.
 */
final class Bucket {
  // the receiver's own are 20 and 2 a second; two less leave room for clocks that differ
  private static final double BURST = 18;
  private static final double PER_NANO = 2 / 1e9;

  private double level = BURST;
  private long at;

  /** Full at {@code now}, in nanoseconds of the caller's clock. */
  Bucket(long now) {
    this.at = now;
  }

  /** How many nanoseconds until one more may be sent; 0 when it may be now. */
  long delay(long now) {
    refill(now);
    return level >= 1 ? 0 : (long) Math.ceil((1 - level) / PER_NANO);
  }

  /** One is sent. */
  void take(long now) {
    refill(now);
    level = Math.max(0, level - 1);
  }

  /** The receiver says that it has had too much. */
  void empty(long now) {
    refill(now);
    level = 0;
  }

  private void refill(long now) {
    level = Math.min(BURST, level + Math.max(0, now - at) * PER_NANO);
    at = now;
  }
}

package psw.client.tunnel;

/**
 * How much the far side may send on one connection before we grant more. It begins at 2 MiB and
 * doubles up to 16 MiB while a connection fills it: when a whole window passes in little more than
 * a round trip, and we have waited for half of that time, the far side is waiting for us. Where we
 * are the slower one, or it goes fast already, more would only pile up at the server, which becomes
 * slow by that. Used by one thread.
 */
final class Window {
  /** What a connection begins with. */
  static final int FIRST = 2 << 20;

  /** What it may grow to. */
  static final int LARGEST = 16 << 20;

  /** What it gets when memory is short: the usual window of SSH clients. */
  static final int LEAST = 128 << 10;

  private static final int QUARTERS = 4;

  /** 200 MB/s: what goes so fast needs no more. */
  private static final int NANOS_PER_BYTE = 5;

  private final Budget budget;
  private long roundTripNanos; // at most
  private final long[] grantedAt = new long[QUARTERS];
  private final long[] waitedThen = new long[QUARTERS];
  private int grants;
  private int size;
  private int consumed;

  Window(Budget budget, int size, long roundTripNanos) {
    this.budget = budget;
    this.size = size;
    this.roundTripNanos = roundTripNanos;
  }

  /** Takes a new connection's window from the budget. */
  static int first(Budget budget) {
    return budget.take(FIRST, LEAST);
  }

  /**
   * The application has got so many bytes more.
   *
   * @param waiting bytes that it has not
   * @param waited nanoseconds that we have waited for the server in all
   * @param now System.nanoTime
   * @return bytes to grant now, perhaps 0
   */
  int consumed(int bytes, int waiting, long waited, long now) {
    consumed += bytes;
    if (consumed < size / QUARTERS) {
      return 0;
    }
    int grant = consumed + growth(waiting, waited, now);
    consumed = 0;
    return grant;
  }

  private int growth(int waiting, long waited, long now) {
    int slot = grants % QUARTERS;
    long took = now - grantedAt[slot];
    long idle = waited - waitedThen[slot];
    boolean known = grants >= QUARTERS;
    grantedAt[slot] = now;
    waitedThen[slot] = waited;
    grants++;
    boolean filled = known && took < 2 * roundTripNanos && waiting < size / 2;
    boolean needed = idle > took / 2 && took > (long) size * NANOS_PER_BYTE;
    if (known) {
      roundTripNanos = Math.min(roundTripNanos, took); // its last was sent by what was granted then
    }
    if (!filled || !needed || size >= LARGEST) {
      return 0;
    }
    int more = budget.take(Math.min(size, LARGEST - size), 0);
    size += more;
    grants = 0;
    return more;
  }

  int size() {
    return size;
  }

  /** Gives everything back; the connection is over. */
  void close() {
    budget.give(size);
    size = 0;
  }
}

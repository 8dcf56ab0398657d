package psw.client.tunnel;

/** Bytes that all windows of a tunnel together may promise to hold. */
final class Budget {
  private static final long LEAST_TOTAL = 64L << 20;
  private static final int SHARE = 8;

  private long left;

  Budget(long total) {
    this.left = total;
  }

  /** A quarter of the memory that this process may use. */
  static Budget ofThisProcess() {
    return new Budget(Math.max(LEAST_TOTAL, Runtime.getRuntime().maxMemory() / 4));
  }

  /**
   * Takes what is wanted, but not more than an eighth of what is left.
   *
   * @param least is given in any case, so that every connection works
   */
  synchronized int take(int wanted, int least) {
    int given = (int) Math.max(least, Math.min(wanted, Math.max(0, left) / SHARE));
    left -= given;
    return given;
  }

  synchronized void give(int bytes) {
    left += bytes;
  }

  synchronized long left() {
    return left;
  }
}

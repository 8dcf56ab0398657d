package psw.client.cli;

import java.util.Locale;

/** How a file gets on, on one line of a terminal; elsewhere nothing is shown. */
final class Bar {
  private static final long PAUSE = 100_000_000;
  private static final int WIDTH = 20;

  private final Console console;
  private final boolean shown;
  private String what = "";
  private long begun;
  private long from;
  private long last;
  private boolean there;

  Bar(Console console) {
    this.console = console;
    this.shown = Terminal.isThere();
  }

  /** So much is done of something; {@code now} is a reading of {@link System#nanoTime}. */
  synchronized void at(String now, long done, long all, long nanos) {
    boolean other = !what.equals(now);
    if (other) {
      what = now;
      begun = nanos;
      from = done;
    }
    if (shown && (other || done == all || nanos - last >= PAUSE)) {
      last = nanos;
      there = true;
      console.progress(line(now, done, all, (nanos - begun) / 1e9, done - from));
    }
  }

  /** Nothing gets on, and why. */
  synchronized void waits(String why) {
    what = "";
    if (shown) {
      there = true;
      console.progress(why);
    }
  }

  /** What is said next stands on a line of its own. */
  synchronized void clear() {
    what = "";
    if (there) {
      there = false;
      console.progress("");
    }
  }

  /**
   * The line.
   *
   * @param seconds since it went on
   * @param since how many bytes since then
   */
  static String line(String what, long done, long all, double seconds, long since) {
    int full = all == 0 ? WIDTH : (int) (WIDTH * (double) done / all);
    int percent = all == 0 ? 100 : (int) (100.0 * done / all);
    String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
    String line =
        String.format(
            Locale.ROOT,
            "%s [%s] %d %%  %s of %s",
            what,
            bar,
            percent,
            SizeWords.of(done),
            SizeWords.of(all));
    if (seconds < 1 || since <= 0) {
      return line;
    }
    double rate = since / seconds;
    long left = Math.round((all - done) / rate);
    return String.format(
        Locale.ROOT,
        "%s  %s/s  %d:%02d left",
        line,
        SizeWords.of((long) rate),
        left / 60,
        left % 60);
  }
}

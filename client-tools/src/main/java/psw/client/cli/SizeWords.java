package psw.client.cli;

import java.util.Locale;

/** Bytes as people read them, in decimal units. */
final class SizeWords {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private SizeWords() {}

  static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + (bytes == 1 ? " byte" : " bytes");
    }
    double amount = bytes / 1000.0;
    int unit = 0;
    // what would be rounded to four digits is written in the next unit
    for (; amount >= 999.5 && unit < UNITS.length - 1; unit++) {
      amount /= 1000;
    }
    String form = amount < 9.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, form, amount, UNITS[unit]);
  }
}

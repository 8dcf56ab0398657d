package psw.gate.reap;

import java.util.Optional;

/**
 * What {@code /proc/PID/stat} says of a process (proc(5)).
 *
 * @param name the program's file name, cut to 15 bytes, or what the program calls itself
 * @param start clock ticks between boot and its start
 */
record Stat(String name, long start) {
  /** Fields after the name, of which the start is number 22 counted from the pid. */
  private static final int START = 19;

  /** Nothing for a process that has ended and only waits to be looked after, or for other text. */
  static Optional<Stat> parse(String text) {
    // a name may hold spaces and brackets, so the last bracket counts
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open + 1) {
      return Optional.empty();
    }
    String[] fields = text.substring(close + 1).strip().split(" ", -1);
    if (fields.length <= START
        || fields[0].matches("[ZXx]")
        || !fields[START].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new Stat(text.substring(open + 1, close), Long.parseLong(fields[START])));
  }
}

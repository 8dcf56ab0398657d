package psw.client.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * Where a command speaks: results on one stream, everything else, prefixed, on the other. Whoever a
 * text comes from, no character of it commands the terminal.
 */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Supplier<String> when;

  private Console(PrintWriter out, PrintWriter err, Supplier<String> when) {
    this.out = out;
    this.err = err;
    this.when = when;
  }

  /** The console of a command being run. */
  static Console of(CommandLine command) {
    return new Console(command.getOut(), command.getErr(), () -> "");
  }

  /** One where both streams are the same. */
  static Console to(PrintWriter all) {
    return new Console(all, all, () -> "");
  }

  /** This one with the time before each line, for a log that nobody else dates. */
  Console dated(Clock clock) {
    return new Console(
        out, err, () -> clock.instant().truncatedTo(ChronoUnit.SECONDS).toString() + ' ');
  }

  /** Prints one result. */
  void result(String line) {
    out.println(when.get() + Visible.laidOut(line));
    out.flush();
  }

  /** Prints the beginning of a result, which {@link #result} ends. */
  void begin(String text) {
    out.print(Visible.laidOut(text));
    out.flush();
  }

  /** Says what is going on. */
  void say(String line) {
    err.println(when.get() + "psw: " + Visible.of(line));
    err.flush();
  }

  /** Says how it goes, on one line of a terminal that the next one overwrites; empty clears it. */
  void progress(String line) {
    String shown = line.isEmpty() ? "" : "psw: " + Visible.of(line);
    err.print("\r\u001b[K" + shown);
    err.flush();
  }

  /** Passes on a line of a server's log, which says itself where it comes from. */
  void log(String line) {
    err.println(Visible.laidOut(line));
    err.flush();
  }

  /** Says what the user may do. */
  void hint(String line) {
    say("hint: " + line);
  }

  /** Says what failed and what to do about it, and hands back the exit code. */
  int fail(int exit, String what, String... hints) {
    say(what);
    List.of(hints).forEach(this::hint);
    return exit;
  }
}

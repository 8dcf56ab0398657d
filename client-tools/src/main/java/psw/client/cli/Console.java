package psw.client.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Where a command speaks: results on one stream, everything else, prefixed, on the other.
 *
 * @param out takes results alone
 * @param err takes the rest
 */
record Console(PrintWriter out, PrintWriter err) {
  /** The console of a command being run. */
  static Console of(CommandLine command) {
    return new Console(command.getOut(), command.getErr());
  }

  /** Prints one result. */
  void result(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints the beginning of a result, which {@link #result} ends. */
  void begin(String text) {
    out.print(text);
    out.flush();
  }

  /** Says what is going on. */
  void say(String line) {
    err.println("psw: " + line);
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

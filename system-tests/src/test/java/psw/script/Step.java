package psw.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A command and what comes of it.
 *
 * @param command as sh(1) takes it
 * @param outcome lines as {@link #outcome} makes them
 */
record Step(String command, List<String> outcome) {
  Step {
    outcome = List.copyOf(outcome);
  }

  /** What came of a command, in the form of a script: output, what was said, the exit code. */
  static List<String> outcome(String out, String err, int exit) {
    List<String> lines = new ArrayList<>();
    out.lines().map(line -> line.isEmpty() ? "|" : "| " + line).forEach(lines::add);
    err.lines().forEach(lines::add);
    if (exit != 0) {
      lines.add("exit " + exit);
    }
    return lines;
  }
}

package psw.gate.firewall;

import java.util.ArrayList;
import java.util.List;
import psw.gate.rules.Backend;

/**
 * What would change with one program's rules.
 *
 * @param lines as they are, before each {@code +} what comes, {@code -} what goes
 */
public record Difference(Backend backend, List<String> lines) {
  /** Copies the list in. */
  public Difference {
    lines = List.copyOf(lines);
  }

  /** Whether nothing changes. */
  public boolean isNone() {
    return lines.isEmpty();
  }

  static Difference of(Backend backend, List<String> now, List<String> then) {
    List<String> lines = new ArrayList<>();
    List<String> left = new ArrayList<>(then);
    for (String line : now) {
      if (!left.remove(line)) {
        lines.add("-" + line);
      }
    }
    List<String> there = new ArrayList<>(now);
    for (String line : then) {
      if (!there.remove(line)) {
        lines.add("+" + line);
      }
    }
    return new Difference(backend, lines);
  }
}

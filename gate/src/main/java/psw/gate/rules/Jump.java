package psw.gate.rules;

import java.util.ArrayList;
import java.util.List;

/** Where a chain of the kernel leads into one of ours, in iptables. */
public enum Jump {
  /** What arrives, before it is tracked. */
  PREROUTING("raw"),
  /** What is for this host. */
  INPUT("filter"),
  /** What this host passes on. */
  FORWARD("filter"),
  /** What this host sends. */
  OUTPUT("filter");

  private final String table;

  Jump(String table) {
    this.table = table;
  }

  /** The table of both chains. */
  public String table() {
    return table;
  }

  /** The chain of ours. */
  public String target() {
    return "PSW_" + name();
  }

  /** The rule, without {@code -A}; nothing else of it than these words. */
  public String rule() {
    return name() + " -j " + target();
  }

  /**
   * Those that are there, by what {@code iptables-save} (or {@code ip6tables-save}) printed; one
   * that is there twice is found twice.
   */
  public static List<Jump> in(String saved) {
    List<Jump> found = new ArrayList<>();
    String table = "";
    for (String line : saved.lines().toList()) {
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      }
      for (Jump jump : values()) {
        if (jump.table.equals(table) && line.strip().equals("-A " + jump.rule())) {
          found.add(jump);
        }
      }
    }
    return found;
  }
}

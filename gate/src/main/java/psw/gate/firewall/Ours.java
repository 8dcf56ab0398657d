package psw.gate.firewall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is ours in the rules of one family, as {@code iptables-save} prints it.
 *
 * @param tables by name, in the kernel's order
 */
record Ours(Map<String, Table> tables) {
  private static final String PREFIX = "PSW_";

  /**
   * One table.
   *
   * @param chains names of our chains
   * @param rules lines {@code -A PSW_…}
   * @param jumps lines {@code -A CHAIN -j PSW_…}, of chains of others
   */
  record Table(List<String> chains, List<String> rules, List<String> jumps) {
    static final Table NONE = new Table(List.of(), List.of(), List.of());

    boolean isEmpty() {
      return chains.isEmpty() && jumps.isEmpty();
    }
  }

  static Ours in(String saved) {
    Map<String, Table> tables = new LinkedHashMap<>();
    String name = "";
    for (String line : saved.lines().map(String::strip).toList()) {
      if (line.startsWith("*")) {
        name = line.substring(1);
        tables.put(name, new Table(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith(":" + PREFIX)) {
        tables.get(name).chains().add(line.substring(1, line.indexOf(' ')));
      } else if (line.startsWith("-A " + PREFIX)) {
        tables.get(name).rules().add(line);
      } else if (line.startsWith("-A ") && line.contains(" -j " + PREFIX)) {
        tables.get(name).jumps().add(line);
      }
    }
    tables.values().removeIf(Table::isEmpty);
    return new Ours(tables);
  }

  private Table table(String name) {
    return tables.getOrDefault(name, Table.NONE);
  }

  /** All lines, to be shown and compared. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    tables.forEach(
        (name, table) ->
            Stream.of(table.jumps(), table.rules())
                .flatMap(List::stream)
                .forEach(line -> lines.add(name + ": " + line)));
    return lines;
  }

  /** What {@code iptables-restore --noflush} makes this out of {@code now}, and nothing else. */
  String outOf(Ours now) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("raw", "filter")) {
      Table then = table(name);
      Table there = now.table(name);
      if (then.isEmpty() && there.isEmpty()) {
        continue;
      }
      text.append('*').append(name).append('\n');
      // to name a chain makes it, or empties it
      Stream.concat(then.chains().stream(), there.chains().stream())
          .distinct()
          .forEach(chain -> text.append(':').append(chain).append(" - [0:0]\n"));
      then.rules().forEach(rule -> text.append(rule).append('\n'));
      there.jumps().forEach(jump -> text.append(jump.replaceFirst("-A", "-D")).append('\n'));
      then.jumps().forEach(jump -> text.append(first(jump)).append('\n'));
      there.chains().stream()
          .filter(chain -> !then.chains().contains(chain))
          .forEach(chain -> text.append("-X ").append(chain).append('\n'));
      text.append("COMMIT\n");
    }
    return text.toString();
  }

  private static String first(String jump) {
    return jump.replaceFirst("-A (\\S+)", "-I $1 1");
  }
}

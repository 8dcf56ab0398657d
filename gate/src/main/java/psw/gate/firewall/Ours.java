package psw.gate.firewall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import psw.gate.rules.Jump;
import psw.gate.rules.Rules;

/**
 * What is ours in the rules of one family, as {@code iptables-save} prints it: chains of our names,
 * and the ways into them, word for word. What only looks like them is somebody else's.
 *
 * @param tables by name
 */
record Ours(Map<String, Table> tables) {
  static final Ours NOTHING = new Ours(Map.of());

  /**
   * One table.
   *
   * @param chains names of our chains
   * @param rules lines {@code -A PSW_…}
   * @param ways into our chains, in the kernel's order
   */
  record Table(List<String> chains, List<String> rules, List<Way> ways) {
    static final Table NONE = new Table(List.of(), List.of(), List.of());

    boolean isEmpty() {
      return chains.isEmpty() && ways.isEmpty();
    }
  }

  /**
   * A way into one of our chains.
   *
   * @param place among all rules of its chain, from 1
   */
  record Way(Jump jump, int place) {
    String in() {
      return "-I " + jump.name() + " " + place + " -j " + jump.target() + "\n";
    }

    String out() {
      return "-D " + jump.rule() + "\n";
    }
  }

  static Ours in(String saved) {
    // sorted, since the kernel's order is that of their making
    Map<String, Table> tables = new TreeMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    String name = "";
    for (String line : saved.lines().map(String::strip).toList()) {
      String[] words = line.split(" ", -1);
      if (line.startsWith("*")) {
        name = line.substring(1);
        tables.put(name, new Table(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        places.clear();
      } else if (line.startsWith(":") && isOurs(name, words[0].substring(1))) {
        tables.get(name).chains().add(words[0].substring(1));
      } else if (words[0].equals("-A") && isOurs(name, words[1])) {
        tables.get(name).rules().add(line);
      } else if (words[0].equals("-A")) {
        int place = places.merge(words[1], 1, Integer::sum);
        for (Jump jump : Jump.values()) {
          if (jump.table().equals(name) && line.equals("-A " + jump.rule())) {
            tables.get(name).ways().add(new Way(jump, place));
          }
        }
      }
    }
    tables.values().removeIf(Table::isEmpty);
    tables.values().forEach(table -> table.rules().sort(Comparator.comparing(Ours::chain)));
    return new Ours(tables);
  }

  private static boolean isOurs(String table, String chain) {
    return Rules.chains(table).contains(chain);
  }

  private static String chain(String rule) {
    return rule.split(" ", -1)[1];
  }

  private Table table(String name) {
    return tables.getOrDefault(name, Table.NONE);
  }

  /** All lines, to be shown and compared. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    tables.forEach(
        (name, table) ->
            Stream.concat(
                    table.ways().stream().map(way -> "-A " + way.jump().rule()),
                    table.rules().stream())
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
      there.ways().forEach(way -> text.append(way.out()));
      // each to its place again: before and behind the same rules of others
      then.ways().forEach(way -> text.append(way.in()));
      there.chains().stream()
          .filter(chain -> !then.chains().contains(chain))
          .forEach(chain -> text.append("-X ").append(chain).append('\n'));
      text.append("COMMIT\n");
    }
    return text.toString();
  }
}

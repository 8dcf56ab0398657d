package psw.gate.status;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.gate.rules.Count;
import psw.gate.rules.Jump;

/**
 * All rules of one family, as {@code iptables-save -c} prints them.
 *
 * @param text with counters
 */
record IptablesText(String text) {
  private static final Pattern RULE = Pattern.compile("\\[(\\d+):\\d+] (-A (\\S+) .*)");
  private static final Pattern PORTS = Pattern.compile("-p (tcp|udp) .*--dports? (\\S+)");

  private static final Pattern DENIES =
      Pattern.compile("(?m)^(:\\S+ DROP\\b|.*-A .* -j (DROP|REJECT)\\b)");

  private record Rule(String table, String chain, String words, long packets) {
    boolean says(String... all) {
      for (String each : all) {
        if (!(words + " ").contains(each + " ")) {
          return false;
        }
      }
      return true;
    }
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    String table = "";
    for (String line : text.lines().toList()) {
      Matcher rule = RULE.matcher(line);
      if (line.startsWith("*")) {
        table = line.substring(1).strip();
      } else if (rule.matches()) {
        long packets = Long.parseLong(rule.group(1));
        rules.add(new Rule(table, rule.group(3), rule.group(2), packets));
      }
    }
    return rules;
  }

  /**
   * Packets by what they are counted as.
   *
   * @param guests the ports, in the kernel's words, of {@link Count#GUESTS}
   */
  Map<Count, Long> counts(Set<String> guests) {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    for (Rule rule : rules()) {
      if (rule.table().equals("filter") && rule.chain().startsWith("PSW_")) {
        meaning(rule, guests).ifPresent(count -> counts.merge(count, rule.packets(), Long::sum));
      }
    }
    return counts;
  }

  private static Optional<Count> meaning(Rule rule, Set<String> guests) {
    boolean input = rule.chain().equals("PSW_INPUT");
    if (rule.says("--connlimit-above", "-j DROP")) {
      return Optional.of(Count.TOO_MANY);
    }
    if (rule.says("-j DROP") && rule.words().equals("-A " + rule.chain() + " -j DROP")) {
      return Optional.of(Count.UNANSWERED);
    }
    if (!rule.says("-j ACCEPT")) {
      return Optional.empty();
    }
    if (input && rule.says("-p udp", "-m length")) {
      return Optional.of(Count.KNOCKS);
    }
    if (rule.says("--name PSW_SPA") || rule.says("--name PSW6_SPA")) {
      return Optional.of(Count.BY_SPA);
    }
    if (rule.says("--name PSW_OPEN") || rule.says("--name PSW6_OPEN")) {
      return Optional.of(Count.BY_SEQUENCE);
    }
    Matcher ports = PORTS.matcher(rule.words());
    if (!input || !rule.says("--ctstate NEW") || !ports.find()) {
      return Optional.empty();
    }
    boolean all = guests.containsAll(List.of(ports.group(2).split(",", -1)));
    return Optional.of(all && ports.group(1).equals("tcp") ? Count.GUESTS : Count.KEPT_OPEN);
  }

  /**
   * Whether all that is for this host comes to our rules, and what those do not let in is dropped.
   */
  boolean isShut() {
    boolean leads = false;
    String last = "";
    for (Rule rule : rules()) {
      if (rule.table().equals("filter")) {
        leads |= rule.words().equals("-A INPUT -j PSW_INPUT");
        last = rule.chain().equals("PSW_INPUT") ? rule.words() : last;
      }
    }
    return leads && last.equals("-A PSW_INPUT -j DROP");
  }

  /** Whether rules may drop or reject something; of what was printed with counters or without. */
  static boolean denies(String saved) {
    return DENIES.matcher(saved).find();
  }

  /** Rules of others in INPUT that stand before the way into ours; none where there is no way. */
  List<String> before() {
    List<String> before = new ArrayList<>();
    for (Rule rule : rules()) {
      if (rule.table().equals("filter") && rule.chain().equals("INPUT")) {
        if (rule.words().equals("-A " + Jump.INPUT.rule())) {
          return before;
        }
        before.add(rule.words());
      }
    }
    return List.of();
  }

  /** Ports that are sent on to somewhere else, as {@code 8080/tcp}; not those of loopback alone. */
  Set<String> forwarded() {
    Set<String> ports = new HashSet<>();
    for (Rule rule : rules()) {
      Matcher found = PORTS.matcher(rule.words());
      if (rule.table().equals("nat") && rule.says("-j DNAT") && !isOfLoopback(rule)) {
        if (found.find()) {
          ports.add(found.group(2).replace(':', '-') + "/" + found.group(1));
        }
      }
    }
    return ports;
  }

  private static boolean isOfLoopback(Rule rule) {
    return rule.words().contains(" -d 127.") || rule.says("-d ::1/128");
  }
}

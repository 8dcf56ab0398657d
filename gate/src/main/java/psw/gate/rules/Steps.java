package psw.gate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import psw.wire.value.Port;

/**
 * The machine of a knock sequence: each step has its own list of addresses, and is reached through
 * the list before it alone.
 */
final class Steps {
  /** The longest pause between two knocks, in seconds. */
  static final int PAUSE = 10;

  private static final List<String> LISTS =
      List.of("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT");
  private static final List<String> CHAINS =
      List.of("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH");

  private final List<Port> ports;

  Steps(List<Port> ports) {
    this.ports = ports;
  }

  /** Every chain that a machine of any length may have. */
  static List<String> allChains() {
    return CHAINS.stream().map(chain -> "PSW_" + chain).toList();
  }

  List<String> chains() {
    return allChains().subList(0, ports.size());
  }

  /** The lists of the steps, the last one left out: what it fills is the one of who may enter. */
  List<String> lists() {
    return LISTS.subList(0, ports.size() - 1).stream()
        .map(list -> list.toLowerCase(Locale.ROOT))
        .toList();
  }

  String iptables(Backend backend) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Each step has its own list and is reached through the list before it alone. -g goes and does not come back: nothing falls through.
        """);
    for (int step = ports.size() - 1; step > 0; step--) {
      out.append("-A PSW_KNOCK -m recent --rcheck --seconds ").append(PAUSE);
      out.append(" --reap --name ").append(backend.list(LISTS.get(step - 1)));
      out.append(" --rsource -g PSW_").append(CHAINS.get(step)).append('\n');
    }
    out.append("-A PSW_KNOCK -g PSW_FIRST\n\n");
    out.append(knock(backend, 0)).append("-A PSW_FIRST -j DROP\n");
    for (int step = 1; step < ports.size(); step++) {
      out.append('\n').append(iptables(backend, step));
    }
    return out.toString();
  }

  private String iptables(Backend backend, int step) {
    String chain = "-A PSW_" + CHAINS.get(step);
    String used =
        chain + " -m recent --remove --name " + backend.list(LISTS.get(step - 1)) + " --rsource\n";
    return before(step, "# ", "", chain + " -p tcp --dport %s -j DROP\n")
        + used
        + knock(backend, step)
        + chain
        + " -g PSW_FIRST\n";
  }

  private String knock(Backend backend, int step) {
    return ("-A PSW_" + CHAINS.get(step) + " -p tcp --dport " + ports.get(step))
        + (" -m recent --set --name " + backend.list(filled(step)) + " --rsource -j DROP\n");
  }

  private String filled(int step) {
    return step == ports.size() - 1 ? "OPEN" : LISTS.get(step);
  }

  // the first knock again begins anew, which comes to the same
  private String before(int step, String comment, String between, String rule) {
    return step == 1
        ? comment
            + "Any port uses the step up; a wrong one may itself be a new first knock.\n"
            + between
        : comment
            + "A network may deliver one SYN twice: the knock before once more is no mistake.\n"
            + between
            + rule.formatted(ports.get(step - 1));
  }

  /** What the chain of all knocks goes on with; not indented. */
  String nftablesWays(NftFamily family) {
    StringBuilder out = new StringBuilder();
    for (int step = ports.size() - 1; step > 0; step--) {
      out.append(family.source()).append(" @").append(family.of(LISTS.get(step - 1)));
      out.append(" goto ").append(family.of(CHAINS.get(step))).append('\n');
    }
    return out.append("goto ").append(family.of("FIRST")).append('\n').toString();
  }

  /** The chains of the steps; commented once. */
  String nftablesChains(NftFamily family) {
    List<String> chains = new ArrayList<>();
    for (int step = 0; step < ports.size(); step++) {
      String mark = step == 0 || family == NftFamily.V6 ? "" : nftComment(step);
      chains.add(mark + NftablesText.chain(family.of(CHAINS.get(step)), nftables(family, step)));
    }
    return String.join("", chains);
  }

  private String nftComment(int step) {
    return step > 2 ? "" : "\t" + before(step, "# ", "", "");
  }

  private String nftables(NftFamily family, int step) {
    String knock =
        "tcp dport $KNOCK_%d update @%s { %s } drop\n"
            .formatted(step + 1, family.of(filled(step)), family.source());
    if (step == 0) {
      return knock + Count.UNANSWERED.nftables() + "drop\n";
    }
    String again = step == 1 ? "" : "tcp dport $KNOCK_" + step + " drop\n";
    String used = "delete @%s { %s }\n".formatted(family.of(LISTS.get(step - 1)), family.source());
    return again + used + knock + "goto " + family.of("FIRST") + "\n";
  }
}

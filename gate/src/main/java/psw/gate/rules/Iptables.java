package psw.gate.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Whole texts for iptables-restore(8). */
final class Iptables {
  private static final Pattern RULE = Pattern.compile("(?m)^-A (PREROUTING|INPUT|FORWARD|OUTPUT) ");
  private static final String POLICIES =
      """
      :INPUT DROP [0:0]
      :FORWARD DROP [0:0]
      :OUTPUT ACCEPT [0:0]
      """;

  private Iptables() {}

  /** A file that is loaded as it is, and then is all there is in its tables. */
  static String whole(Backend backend, Settings settings, String variant) {
    IptablesText text = new IptablesText(backend, settings);
    String raw = text.raw();
    return Words.iptables(backend, settings, variant)
        + (raw.isEmpty()
            ? ""
            : "*raw\n:PREROUTING ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n\n" + raw + "COMMIT\n\n")
        + ("*filter\n" + POLICIES + declared(text.chains()))
        + ("\n" + text.filter() + "COMMIT\n");
  }

  static String rendezvous(Backend backend) {
    return Words.rendezvousIptables(backend)
        + ("*filter\n" + POLICIES + "\n" + Preamble.iptables(backend))
        + "# Brokers and readers, at most 64 connections from one "
        + (backend.isIpv6() ? "network of 64 bits" : "address")
        + ": many sites share an address behind a provider.\n"
        + Rendezvous.GUESTS.iptables(backend)
        + "COMMIT\n";
  }

  /** Chains of our own and the ways into them, whatever was there of ours before. */
  static String own(Backend backend, Settings settings, Collection<Jump> there) {
    IptablesText text = new IptablesText(backend, settings);
    List<String> unused = new ArrayList<>(IptablesText.allChains());
    unused.removeAll(text.chains());
    boolean spa = settings.spaOpens();
    String raw =
        spa
            ? table("raw", List.of(Jump.PREROUTING), there, List.of(), ours(text.raw()), List.of())
            : nothing("raw", List.of(Jump.PREROUTING), there, List.of());
    List<Jump> ways = new ArrayList<>(List.of(Jump.INPUT, Jump.FORWARD, Jump.OUTPUT));
    List<Jump> without = new ArrayList<>();
    if (text.lan().isEmpty()) {
      ways.remove(Jump.FORWARD);
      without.add(Jump.FORWARD);
    }
    if (!spa) {
      ways.remove(Jump.OUTPUT);
      without.add(Jump.OUTPUT);
    }
    String rules = ours(text.filter()) + "\n# The end of all that is not let in.\n";
    String end = "-A " + Jump.INPUT.target() + " -j DROP\n";
    return raw
        + table("filter", ways, there, text.chains(), rules + end, unused)
        + (without.isEmpty() ? "" : nothing("filter", without, there, List.of()));
  }

  static String gone(Collection<Jump> there) {
    return nothing("raw", List.of(Jump.PREROUTING), there, List.of())
        + nothing(
            "filter",
            List.of(Jump.INPUT, Jump.FORWARD, Jump.OUTPUT),
            there,
            IptablesText.allChains());
  }

  private static String ours(String rules) {
    return RULE.matcher(rules).replaceAll("-A PSW_$1 ");
  }

  // to name a chain makes it, or empties it
  private static String declared(List<String> chains) {
    StringBuilder out = new StringBuilder();
    chains.forEach(chain -> out.append(':').append(chain).append(" - [0:0]\n"));
    return out.toString();
  }

  private static String removed(List<String> chains) {
    StringBuilder out = new StringBuilder();
    chains.forEach(chain -> out.append("-X ").append(chain).append('\n'));
    return out.toString();
  }

  private static String out(List<Jump> ways, Collection<Jump> there) {
    StringBuilder out = new StringBuilder();
    for (Jump jump : ways) {
      out.append(("-D " + jump.rule() + "\n").repeat(Collections.frequency(there, jump)));
    }
    return out.toString();
  }

  private static String table(
      String name,
      List<Jump> ways,
      Collection<Jump> there,
      List<String> chains,
      String rules,
      List<String> unused) {
    StringBuilder in = new StringBuilder();
    for (Jump jump : ways) {
      in.append("-I ").append(jump.rule().replaceFirst(" ", " 1 ")).append('\n');
    }
    List<String> targets = ways.stream().map(Jump::target).toList();
    return ("*" + name + "\n" + declared(targets) + declared(chains) + declared(unused))
        + ("\n" + rules + "\n" + removed(unused))
        + "# First of all, since what others let in would pass by the gate.\n"
        + (out(ways, there) + in + "COMMIT\n");
  }

  private static String nothing(
      String name, List<Jump> ways, Collection<Jump> there, List<String> chains) {
    List<String> all = new ArrayList<>(ways.stream().map(Jump::target).toList());
    all.addAll(chains);
    return "*" + name + "\n" + declared(all) + out(ways, there) + removed(all) + "COMMIT\n";
  }
}

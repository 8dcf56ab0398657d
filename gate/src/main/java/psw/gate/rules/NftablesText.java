package psw.gate.rules;

import java.util.List;
import java.util.stream.Collectors;
import psw.wire.value.Port;

/** The rules of a site for both families, in a table of nftables; see nft(8). */
final class NftablesText {
  /** A plain SYN. */
  static final String SYN = "tcp flags & (fin|syn|rst|ack) == syn";

  private static final String FORWARD =
      """

      	# A gateway forwards nothing unless told: add what may pass.
      	chain forward {
      		type filter hook forward priority filter; policy drop;
      	}
      """;

  private final Settings settings;

  NftablesText(Settings settings) {
    this.settings = settings;
  }

  /** Ports as the value of a define. */
  static String ports(List<Port> ports) {
    return ports.size() == 1
        ? ports.get(0).toString()
        : ports.stream().map(Port::toString).collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** A chain; its rules come without indentation. */
  static String chain(String name, String rules) {
    return "\tchain " + name + " {\n" + indented(rules) + "\t}\n";
  }

  static String indented(String rules) {
    return rules
        .lines()
        .map(l -> l.isEmpty() ? "\n" : "\t\t" + l + "\n")
        .collect(Collectors.joining());
  }

  /** The table, whatever was there under its name before. */
  static String table(String content) {
    return """
        # Named first, so that deleting works whether it is there or not.
        table inet psw
        delete table inet psw

        table inet psw {
        """
        + content
        + "}\n";
  }

  /** What is counted, by name, to be read by nft list counters. */
  static String counters(List<Count> counts) {
    StringBuilder out = new StringBuilder("\t# Packets, for: nft list counters table inet psw\n");
    counts.forEach(count -> out.append("\tcounter ").append(count.counter()).append(" { }\n"));
    return out.append('\n').toString();
  }

  static String counted() {
    return """
        \t# Connections, counted by address (IPv4) or network of 64 bits (IPv6).
        \tset guests_4 { type ipv4_addr; size 65536; flags dynamic; }
        \tset guests_6 { type ipv6_addr; size 65536; flags dynamic; }
        """;
  }

  static String input(String rules) {
    return "\n"
        + chain("input", "type filter hook input priority filter; policy drop;\n\n" + rules);
  }

  static String forward() {
    return FORWARD;
  }

  private Steps steps() {
    return new Steps(settings.sequence());
  }

  /** The lines {@code define}. */
  String defines() {
    StringBuilder out = new StringBuilder();
    if (settings.sequenceOpens()) {
      for (int at = 0; at < settings.sequence().size(); at++) {
        out.append(define("KNOCK_" + (at + 1), settings.sequence().subList(at, at + 1)));
      }
    }
    out.append(settings.spaOpens() ? define("SPA", List.of(settings.spa())) : "");
    out.append(define("HIDDEN", settings.ssh()));
    Guests.of(settings).forEach(guests -> out.append(define(guests.name(), guests.ports())));
    return out.toString();
  }

  static String define(String name, List<Port> ports) {
    return "define " + name + " = " + ports(ports) + "\n";
  }

  /** What stands in the table, but for what is forwarded. */
  String content() {
    String sets = sets();
    StringBuilder out = new StringBuilder(counters(List.of(Count.values())));
    out.append(sets);
    out.append(Guests.of(settings).isEmpty() ? "" : counted());
    out.append(settings.spaOpens() ? raw() : "");
    out.append(input(rules()));
    if (settings.sequenceOpens()) {
      out.append("\n\t# Each step has its own set and is reached through the set before it alone.");
      out.append(" goto does not come back: nothing falls through.\n");
    } else {
      out.append('\n');
    }
    out.append(knock(NftFamily.V4)).append('\n').append(knock(NftFamily.V6));
    out.append(settings.spaOpens() ? silence() : "");
    return out.append(settings.lan().map(Lan::forwardNftables).orElse("")).toString();
  }

  private String sets() {
    StringBuilder out = new StringBuilder();
    long window = settings.window().toSeconds();
    if (settings.sequenceOpens()) {
      out.append("\t# Who knocked which port in the last ").append(Steps.PAUSE);
      out.append(" seconds, and who may enter in the next ").append(window).append(".\n");
      for (NftFamily family : NftFamily.values()) {
        for (String list : steps().lists()) {
          out.append(set(family, list, 65536, Steps.PAUSE));
        }
        out.append(set(family, "open", 65536, window));
      }
    }
    if (settings.spaOpens()) {
      out.append("\t# Who may enter in the next ").append(window);
      out.append(" seconds. No packet adds to these; who acts for the receiver does.\n");
      for (NftFamily family : NftFamily.values()) {
        out.append(set(family, "spa", 4096, window));
      }
      out.append(
          "\t# Datagrams of a second, counted by address (IPv4) or network of 64 bits (IPv6).\n");
      for (NftFamily family : NftFamily.values()) {
        out.append(set(family, "senders", 65536, 1));
      }
    }
    return out.toString();
  }

  private static String set(NftFamily family, String name, int size, long seconds) {
    return "\tset %s { type %s_addr; size %d; flags dynamic,timeout; timeout %ds; }\n"
        .formatted(family.of(name), family.type(), size, seconds);
  }

  private static String raw() {
    return "\n"
        + chain(
            "prerouting",
            """
            type filter hook prerouting priority raw; policy accept;

            # Knocks are not tracked: a flood of forged ones would fill the table of connections. Only what is for this host: it may route
            # those of others.
            udp dport $SPA fib daddr type local notrack
            """);
  }

  private static String silence() {
    return "\n"
        + chain(
            "output",
            """
            type filter hook output priority filter; policy accept;

            # Without a receiver the kernel would answer a knock that nobody is there, and tell a scan that here is a gate.
            oif != lo icmp type destination-unreachable icmp code port-unreachable drop
            oif != lo icmpv6 type destination-unreachable icmpv6 code port-unreachable drop
            """);
  }

  private String rules() {
    return Preamble.nftables()
        + settings.lan().map(Lan::nftables).orElse("")
        + guests()
        + open()
        + (settings.spaOpens()
            ? """
            # A knock is one datagram of 88 bytes (96 with its UDP header). The receiver judges it, and never answers. The limits leave it time
            # for that. What the first does not take is taken of each address or network that sends few: who floods keeps nobody else out.
            udp dport $SPA fib daddr type local udp length 96 limit rate 10000/second burst 10000 packets counter name knocks accept
            udp dport $SPA fib daddr type local udp length 96 add @senders_4 { ip saddr limit rate over 100/second burst 100 packets } counter name unanswered drop
            udp dport $SPA fib daddr type local udp length 96 add @senders_6 { ip6 saddr and ffff:ffff:ffff:ffff:: limit rate over 100/second burst 100 packets } counter name unanswered drop
            udp dport $SPA fib daddr type local udp length 96 limit rate 10000/second burst 10000 packets counter name knocks accept
            """
            : "")
        + """
        # Only a plain SYN knocks or enters. All else ends at the policy, unanswered.
        %1$s ct state new meta nfproto ipv4 goto knock_4
        %1$s ct state new meta nfproto ipv6 goto knock_6
        counter name unanswered
        """
            .formatted(SYN);
  }

  private String guests() {
    return Guests.of(settings).stream()
        .map(
            guests ->
                "# The broker, at most 32 connections from one address."
                    + " Remove these lines, or add ip saddr NETWORK, to hide it from strangers.\n"
                    + guests.nftables())
        .collect(Collectors.joining());
  }

  private String open() {
    StringBuilder out = new StringBuilder();
    if (!settings.tcp().isEmpty()) {
      out.append("tcp dport ").append(ports(settings.tcp())).append(' ').append(SYN);
      out.append(" ct state new ").append(Count.KEPT_OPEN.nftables()).append("accept\n");
    }
    if (!settings.udp().isEmpty()) {
      out.append("udp dport ").append(ports(settings.udp())).append(" ct state new ");
      out.append(Count.KEPT_OPEN.nftables()).append("accept\n");
    }
    return out.isEmpty() ? "" : "# What the owner keeps open.\n" + out;
  }

  private String knock(NftFamily family) {
    String comment =
        "# %d seconds%s\n"
            .formatted(
                settings.window().toSeconds(),
                settings.once() ? " for one connection: entering takes the entry away." : ".");
    String rules =
        (family == NftFamily.V4 ? comment : "")
            + (settings.spaOpens() ? entrance(family, "spa", Count.BY_SPA) : "")
            + (settings.sequenceOpens() ? entrance(family, "open", Count.BY_SEQUENCE) : "")
            + (settings.sequenceOpens()
                ? steps().nftablesWays(family)
                : Count.UNANSWERED.nftables().strip() + "\n");
    return chain(family.of("knock"), rules)
        + (settings.sequenceOpens() ? steps().nftablesChains(family) : "");
  }

  private String entrance(NftFamily family, String name, Count count) {
    String set = "@" + family.of(name);
    return ("tcp dport $HIDDEN " + family.source() + " " + set)
        + (settings.once() ? " delete " + set + " { " + family.source() + " }" : "")
        + (" " + count.nftables() + "accept\n");
  }
}

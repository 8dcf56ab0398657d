package psw.gate.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import psw.wire.value.Port;

/** The rules of a site for one family, on the kernel's own chains; see iptables-extensions(8). */
final class IptablesText {
  private static final String KNOCK = "PSW_KNOCK";

  private final Backend backend;
  private final Settings settings;

  IptablesText(Backend backend, Settings settings) {
    this.backend = backend;
    this.settings = settings;
  }

  /** The ports of a TCP rule; a rule names up to 15. */
  static String tcp(List<Port> ports) {
    return ports.size() == 1
        ? "-p tcp --dport " + ports.get(0)
        : "-p tcp -m multiport --dports "
            + ports.stream().map(Port::toString).collect(Collectors.joining(","));
  }

  static List<String> allChains() {
    List<String> all = new ArrayList<>(List.of(KNOCK));
    all.addAll(Steps.allChains());
    return all;
  }

  /** Those chains of ours that no chain of the kernel is named after. */
  List<String> chains() {
    List<String> all = new ArrayList<>(List.of(KNOCK));
    if (settings.sequenceOpens()) {
      all.addAll(steps().chains());
    }
    return all;
  }

  private Steps steps() {
    return new Steps(settings.sequence());
  }

  /** The table raw; empty where knocks are no datagrams. */
  String raw() {
    return settings.spaOpens()
        ? """
        # Knocks are not tracked: a flood of forged ones would fill the table of connections. Only what is for this host: it may route those of others.
        -A PREROUTING -p udp --dport %s -m addrtype --dst-type LOCAL -j CT --notrack
        """
            .formatted(settings.spa())
        : "";
  }

  /** The table filter. */
  String filter() {
    return Preamble.iptables(backend)
        + lan().map(Lan::iptables).orElse("")
        + guests()
        + open()
        + datagram()
        + """
        # Only a plain SYN knocks or enters. All else ends unanswered.
        -A INPUT -p tcp --syn -m conntrack --ctstate NEW -j PSW_KNOCK

        """
        + window()
        + (settings.sequenceOpens() ? steps().iptables(backend) : "")
        + (settings.spaOpens() ? silence() : "")
        + lan().map(lan -> "\n" + lan.forwardIptables()).orElse("");
  }

  /** The network behind this host, as far as it is of this family. */
  Optional<Lan> lan() {
    return backend.isIpv6() ? Optional.empty() : settings.lan();
  }

  private String guests() {
    return Guests.of(settings).stream()
        .map(guests -> guests.iptables(backend))
        .filter(rules -> !rules.isEmpty())
        .map(
            rules ->
                "# The broker, at most 32 connections from one "
                    + (backend.isIpv6() ? "network of 64 bits" : "address")
                    + ". Remove both lines, or add -s NETWORK, to hide it from strangers.\n"
                    + rules)
        .collect(Collectors.joining());
  }

  private String open() {
    StringBuilder out = new StringBuilder();
    for (Port port : settings.tcp()) {
      out.append("-A INPUT -p tcp --dport ").append(port);
      out.append(" --syn -m conntrack --ctstate NEW -j ACCEPT\n");
    }
    for (Port port : settings.udp()) {
      out.append("-A INPUT -p udp --dport ").append(port);
      out.append(" -m conntrack --ctstate NEW -j ACCEPT\n");
    }
    return out.isEmpty() ? "" : "# What the owner keeps open.\n" + out;
  }

  private String datagram() {
    if (!settings.spaOpens()) {
      return "";
    }
    boolean v6 = backend.isIpv6();
    int length = v6 ? 136 : 116;
    String knock = "-A INPUT -p udp --dport " + settings.spa() + " -m addrtype --dst-type LOCAL";
    return """
        # A knock is one datagram of 88 bytes (%1$d with its headers). The receiver judges it, and never answers. The limits leave it time for that. What the first does not take is taken of each %2$s that sends few: who floods keeps nobody else out.
        %3$s -m limit --limit 10000/second --limit-burst 10000 -j ACCEPT
        %3$s -m hashlimit --hashlimit-upto 100/second --hashlimit-burst 100 --hashlimit-mode srcip --hashlimit-srcmask %4$d --hashlimit-htable-max 65536 --hashlimit-name %5$s -m limit --limit 10000/second --limit-burst 10000 -j ACCEPT
        """
        .formatted(
            length,
            v6 ? "network of 64 bits" : "address",
            knock + " -m length --length " + length,
            v6 ? 64 : 32,
            backend.list("SENDERS"));
  }

  private String window() {
    long seconds = settings.window().toSeconds();
    StringBuilder out = new StringBuilder("# Whoever knocked has ").append(seconds);
    out.append(" seconds");
    out.append(settings.once() ? " for one connection: entering takes the entry away." : ".");
    out.append(" Looking it up (rcheck) does not renew it.\n");
    if (settings.spaOpens()) {
      out.append("# The receiver alone fills this list, so no forged packet gets in or crowds out");
      out.append(" another.\n");
      out.append(entrance("SPA"));
    }
    return out.append(settings.sequenceOpens() ? entrance("OPEN") : "").toString();
  }

  private String entrance(String name) {
    String list = " --name " + backend.list(name) + " --rsource";
    return "-A PSW_KNOCK "
        + tcp(settings.ssh())
        + (" -m recent --rcheck --seconds " + settings.window().toSeconds() + list)
        + (settings.once() ? " -m recent --remove" + list : "")
        + " -j ACCEPT\n";
  }

  private String silence() {
    return """

        # Without a receiver the kernel would answer a knock that nobody is there, and tell a scan that here is a gate.
        -A OUTPUT ! -o lo %s -j DROP
        """
        .formatted(backend.icmpType("port-unreachable"));
  }
}

package psw.gate.rules;

import java.util.stream.Collectors;
import psw.wire.value.Port;

/** What is said at the head of a file: what it is, how it is loaded, what may be changed in it. */
final class Words {
  private Words() {}

  private static String opens(Settings settings) {
    String sequence =
        settings.sequence().stream().map(Port::toString).collect(Collectors.joining(", "));
    String ssh =
        "Default deny; TCP "
            + settings.ssh().stream().map(Port::toString).collect(Collectors.joining(" and "))
            + " opens to a source that ";
    if (!settings.sequenceOpens()) {
      return ssh + "sends one authenticated datagram.";
    }
    return ssh
        + ("knocks " + sequence + " in this order")
        + (settings.spaOpens() ? ", or sends one authenticated datagram." : ".");
  }

  static String iptables(Backend backend, Settings settings, String variant) {
    String family = backend.isIpv6() ? "IPv6" : "IPv4";
    String edit =
        (settings.sequenceOpens()
                ? settings.sequence().stream().map(Port::toString).collect(Collectors.joining(", "))
                    + " knock ports; "
                : "")
            + (settings.spaOpens() ? settings.spa() + " port of knocks (UDP); " : "")
            + settings.ssh().get(0)
            + " hidden port; "
            + settings.broker().port()
            + " broker; "
            + (settings.sequenceOpens() ? Steps.PAUSE + " seconds between knocks; " : "")
            + settings.window().toSeconds()
            + " seconds open.";
    return ("# The gate of a site, " + family + ". " + opens(settings) + "\n")
        + load(backend, variant)
        + ("# Edit:  " + edit + "\n")
        + ("# The lists are those of the recent match, /proc/net/xt_recent/" + backend.list("*"))
        + ": one for each name whatever the family, and each holds 100 addresses. See README.md.\n";
  }

  static String rendezvousIptables(Backend backend) {
    return """
        # The firewall of a rendez-vous, %s. Default deny; TCP 9000 and 9443 are open to all, and nothing is opened by knocking.
        %s# SSH is not among them: a session that is open lives on, a new one needs a line of yours, as  -A INPUT -p tcp -s NETWORK --dport 22 --syn -j ACCEPT
        """
        .formatted(backend.isIpv6() ? "IPv6" : "IPv4", load(backend, "rendezvous-"));
  }

  private static String load(Backend backend, String variant) {
    return "# Load:  %1$s --test %2$s && %1$s %2$s    (and %3$s, else %4$s stays open)\n"
        .formatted(
            backend.program(),
            variant + backend.file(),
            variant + backend.otherFamily().file(),
            backend.isIpv6() ? "IPv4" : "IPv6");
  }

  static String nftables(Settings settings, String variant) {
    return "#!/usr/sbin/nft -f\n"
        + ("# The gate of a site, IPv4 and IPv6. " + opens(settings) + "\n")
        + loadNftables(variant)
        + "# It replaces its own table alone; a packet must pass the tables of others, too."
        + " See README.md.\n";
  }

  static String rendezvousNftables() {
    return "#!/usr/sbin/nft -f\n"
        + "# The firewall of a rendez-vous, IPv4 and IPv6. Default deny; TCP 9000 and 9443 are open"
        + " to all, and nothing is opened by knocking.\n"
        + loadNftables("rendezvous-")
        + "# SSH is not among them: a session that is open lives on, a new one needs a line of"
        + " yours, as  ip saddr NETWORK tcp dport 22 accept\n";
  }

  private static String loadNftables(String variant) {
    String file = variant + Backend.NFTABLES.file();
    return "# Load:  nft -c -f %1$s && nft -f %1$s    Undo:  nft delete table inet psw\n"
        .formatted(file);
  }
}

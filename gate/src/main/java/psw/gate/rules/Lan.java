package psw.gate.rules;

import java.util.List;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * The host's own network, which it opens remote services to.
 *
 * @param interfaces where that network is
 * @param network the addresses that stand for remote services
 */
public record Lan(List<String> interfaces, Network network) {
  /** Where nobody says otherwise. */
  public static final String USUAL = "10.199.0.0/16";

  private static final int MOST = 8;
  private static final int WIDEST = 12;
  private static final int NARROWEST = 24;
  // what ip(8) takes, without what means something to a shell or to the programs of the firewall
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,14}");

  /** Copies the list in. */
  public Lan {
    interfaces = List.copyOf(interfaces);
  }

  /**
   * Reads both; parts "lan" and "lan-network".
   *
   * @param interfaces 1 to 8 names of interfaces, not the loopback's
   * @param network as {@link #network(String)}
   */
  public static Lan parse(List<String> interfaces, String network) throws BadValue {
    if (interfaces.isEmpty() || interfaces.size() > MOST) {
      throw new BadValue("lan", Reason.OUT_OF_RANGE);
    }
    for (String name : interfaces) {
      if (!INTERFACE.matcher(name).matches() || name.equals("lo")) {
        throw new BadValue("lan", Reason.MALFORMED);
      }
    }
    if (interfaces.stream().distinct().count() != interfaces.size()) {
      throw new BadValue("lan", Reason.MALFORMED);
    }
    return new Lan(interfaces, network(network));
  }

  /**
   * Reads a network for remote services: IPv4, /12 to /24, neither loopback nor multicast; part
   * "lan-network".
   */
  public static Network network(String text) throws BadValue {
    Network network;
    try {
      network = Network.parse(text);
    } catch (BadValue e) {
      throw e.in("lan-network");
    }
    int first = network.first().toInetAddress().getAddress()[0] & 0xff;
    boolean unusable = network.isIpv6() || first == 0 || first == 127 || first >= 224;
    if (unusable || network.prefix() < WIDEST || network.prefix() > NARROWEST) {
      throw new BadValue("lan-network", Reason.OUT_OF_RANGE);
    }
    return network;
  }

  /** What of this host's input is decided by it; on the kernel's own chain, IPv4. */
  String iptables() {
    StringBuilder out =
        new StringBuilder("# Services of other sites, for the network behind this host alone.\n");
    String to = " -d " + network;
    for (String name : interfaces) {
      out.append("-A INPUT -i ").append(name).append(to);
      out.append(" -p tcp --syn -m conntrack --ctstate NEW -j ACCEPT\n");
    }
    return out.append("-A INPUT").append(to).append(" -j DROP\n").toString();
  }

  /** What of what the host forwards. */
  String forwardIptables() {
    StringBuilder out =
        new StringBuilder("# What stands for a service here is never sent on elsewhere.\n");
    for (String name : interfaces) {
      String to = "-A FORWARD -i " + name + " -d " + network;
      out.append(to).append(" -p tcp -j REJECT --reject-with tcp-reset\n");
      out.append(to).append(" -j REJECT --reject-with icmp-net-unreachable\n");
    }
    return out.toString();
  }

  /** The same as {@link #iptables}, not indented. */
  String nftables() {
    return "# Services of other sites, for the network behind this host alone.\n"
        + ("iifname " + names() + " ip daddr " + network + " " + NftablesText.SYN)
        + (" ct state new " + Count.KEPT_OPEN.nftables() + "accept\n")
        + ("ip daddr " + network + " " + Count.UNANSWERED.nftables() + "drop\n");
  }

  /** A chain of its own. */
  String forwardNftables() {
    String from = "iifname " + names() + " ip daddr " + network;
    return "\n"
        + NftablesText.chain(
            "lan",
            "type filter hook forward priority filter - 1; policy accept;\n\n"
                + "# What stands for a service here is never sent on elsewhere.\n"
                + (from + " meta l4proto tcp reject with tcp reset\n")
                + (from + " reject with icmp type net-unreachable\n"));
  }

  private String names() {
    return interfaces.size() == 1
        ? '"' + interfaces.get(0) + '"'
        : "{ \"" + String.join("\", \"", interfaces) + "\" }";
  }
}

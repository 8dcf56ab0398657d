package psw.gate.rules;

import java.util.ArrayList;
import java.util.List;
import psw.wire.value.Port;

/**
 * Ports that are reached without a knock, by few connections of one caller.
 *
 * @param most how many connections of one IPv4 address, or one IPv6 network of 64 bits
 * @param name of the ports in nftables
 */
record Guests(String name, List<Port> ports, Reach reach, int most) {
  /** The broker's, as they are reached: both alike, or each by itself. */
  static List<Guests> of(Settings settings) {
    Settings.Door broker = settings.broker();
    Settings.Door tls = settings.tls();
    List<Guests> all = new ArrayList<>();
    if (broker.reach().equals(tls.reach())) {
      all.add(new Guests("BROKER", List.of(broker.port(), tls.port()), broker.reach(), 32));
    } else {
      all.add(new Guests("BROKER", List.of(broker.port()), broker.reach(), 32));
      all.add(new Guests("BROKER_TLS", List.of(tls.port()), tls.reach(), 32));
    }
    all.removeIf(guests -> guests.reach().isLoopback());
    return all;
  }

  String iptables(Backend backend) {
    StringBuilder out = new StringBuilder();
    for (String source : sources(backend)) {
      String syn = "-A INPUT " + source + IptablesText.tcp(ports) + " --syn -m conntrack";
      out.append(syn).append(" --ctstate NEW -m connlimit --connlimit-above ").append(most);
      out.append(" --connlimit-mask ").append(backend.isIpv6() ? 64 : 32).append(" -j DROP\n");
      out.append(syn).append(" --ctstate NEW -j ACCEPT\n");
    }
    return out.toString();
  }

  // for each network "-s NETWORK "; for everybody one empty word
  private List<String> sources(Backend backend) {
    return reach.everybody()
        ? List.of("")
        : reach.networks().stream()
            .filter(network -> network.isIpv6() == backend.isIpv6())
            .map(network -> "-s " + network + " ")
            .toList();
  }

  /** Not indented. */
  String nftables() {
    StringBuilder out = new StringBuilder();
    String ports = "tcp dport $" + name;
    String drop = Count.TOO_MANY.nftables() + "drop\n";
    String v4 = " ct state new add @guests_4 { ip saddr ct count over " + most + " } " + drop;
    String v6 =
        " ct state new add @guests_6 { ip6 saddr and ffff:ffff:ffff:ffff:: ct count over "
            + most
            + " } "
            + drop;
    String accept =
        " " + NftablesText.SYN + " ct state new " + Count.GUESTS.nftables() + "accept\n";
    if (reach.everybody()) {
      return out.append(ports + v4).append(ports + v6).append(ports + accept).toString();
    }
    for (Network network : reach.networks()) {
      String from = (network.isIpv6() ? "ip6" : "ip") + " saddr " + network + " " + ports;
      out.append(from).append(network.isIpv6() ? v6 : v4).append(from).append(accept);
    }
    return out.toString();
  }
}

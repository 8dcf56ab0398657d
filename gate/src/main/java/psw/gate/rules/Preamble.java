package psw.gate.rules;

/** What every firewall of ours begins with: what keeps the host's own network alive, and ping. */
final class Preamble {
  private static final String DISCOVERY =
      """
      # Router and neighbour discovery (RFC 4861). Hop limit 255 proves that no router passed it on.
      -A INPUT -p ipv6-icmp --icmpv6-type router-solicitation -m hl --hl-eq 255 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type router-advertisement -m hl --hl-eq 255 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type neighbour-solicitation -m hl --hl-eq 255 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type neighbour-advertisement -m hl --hl-eq 255 -j ACCEPT
      # What RFC 4890, 4.4.1 says must not be dropped: without packet-too-big, connections hang.
      -A INPUT -p ipv6-icmp --icmpv6-type packet-too-big -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type time-exceeded -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type parameter-problem -j ACCEPT
      # Multicast listener discovery (RFC 2710, RFC 3810): query, report, done, report of version 2. A switch that hears no answer to its queries
      # stops delivering neighbour discovery to us.
      -A INPUT -p ipv6-icmp --icmpv6-type 130 -s fe80::/10 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type 131 -s fe80::/10 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type 132 -s fe80::/10 -j ACCEPT
      -A INPUT -p ipv6-icmp --icmpv6-type 143 -s fe80::/10 -j ACCEPT
      # DHCPv6 answers (RFC 8415). The request went to a multicast address, so the answer is not ESTABLISHED. Link-local at both ends: no router brings it.
      -A INPUT -p udp -s fe80::/10 -d fe80::/10 --sport 547 --dport 546 -j ACCEPT
      """;

  private static final String NFTABLES =
      """
      iif lo accept
      # What was let in stays, also when its window is over.
      ct state established accept
      # Errors about our own traffic, and only errors: a connection "related" to another would come in without a knock.
      ct state related meta l4proto { icmp, ipv6-icmp } accept
      # Router and neighbour discovery (RFC 4861). Hop limit 255 proves that no router passed it on.
      icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 accept
      # What RFC 4890, 4.4.1 says must not be dropped: without packet-too-big, connections hang.
      icmpv6 type { packet-too-big, time-exceeded, parameter-problem } accept
      # Multicast listener discovery (RFC 2710, RFC 3810). A switch that hears no answer to its queries stops delivering
      # neighbour discovery to us.
      ip6 saddr fe80::/10 icmpv6 type { mld-listener-query, mld-listener-report, mld-listener-done, mld2-listener-report } accept
      # DHCPv6 answers (RFC 8415). The request went to a multicast address, so the answer is not established.
      # Link-local at both ends: no router brings it.
      ip6 saddr fe80::/10 ip6 daddr fe80::/10 udp sport 547 udp dport 546 accept
      ct state invalid drop
      # Ping. The limit keeps a flood from filling the line with answers.
      icmp type echo-request limit rate 100/second burst 100 packets accept
      icmpv6 type echo-request limit rate 100/second burst 100 packets accept
      """;

  private Preamble() {}

  static String iptables(Backend backend) {
    return """
        -A INPUT -i lo -j ACCEPT
        # What was let in stays, also when its window is over.
        -A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT
        # Errors about our own traffic, and only errors: a connection "related" to another would come in without a knock.
        -A INPUT %s -m conntrack --ctstate RELATED -j ACCEPT
        """
            .formatted(backend.icmp())
        + (backend.isIpv6() ? DISCOVERY : "")
        + """
        -A INPUT -m conntrack --ctstate INVALID -j DROP
        # Ping. The limit keeps a flood from filling the line with answers.
        -A INPUT %s -m limit --limit 100/second --limit-burst 100 -j ACCEPT
        """
            .formatted(backend.icmpType("echo-request"));
  }

  /** Not indented. */
  static String nftables() {
    return NFTABLES;
  }
}

package psw.gate.rules;

import java.util.List;
import java.util.stream.Stream;

/** A program that loads rules, and what differs between IPv4 and IPv6 in its words. */
public enum Backend {
  /** iptables-restore(8): IPv4. */
  IPTABLES("iptables-restore", "iptables.rules"),
  /** ip6tables-restore(8): IPv6. */
  IP6TABLES("ip6tables-restore", "ip6tables.rules"),
  /** nft(8), with {@code -f}: both. */
  NFTABLES("nft", "nftables.conf");

  private final String program;
  private final String file;

  Backend(String program, String file) {
    this.program = program;
    this.file = file;
  }

  /** The program's name. */
  public String program() {
    return program;
  }

  /** What the same rules are asked for and changed by, one at a time. */
  public String command() {
    return program.replace("-restore", "");
  }

  /** What its file is called in {@code rules/}, without the variant before it. */
  public String file() {
    return file;
  }

  boolean isIpv6() {
    return this == IP6TABLES;
  }

  Backend otherFamily() {
    return this == IPTABLES ? IP6TABLES : IPTABLES;
  }

  /** The kernel keeps one list per name, whatever the family. */
  String list(String name) {
    return (isIpv6() ? "PSW6_" : "PSW_") + name;
  }

  /** What a list of addresses of {@link Rules#lists} is called by this program. */
  public List<String> lists(String name) {
    return this == NFTABLES
        ? Stream.of(NftFamily.values()).map(family -> family.of(name)).toList()
        : List.of(list(name));
  }

  String icmp() {
    return isIpv6() ? "-p ipv6-icmp" : "-p icmp";
  }

  String icmpType(String type) {
    return icmp() + (isIpv6() ? " --icmpv6-type " : " --icmp-type ") + type;
  }
}

package psw.gate.rules;

import java.util.Locale;

/** What differs between IPv4 and IPv6 in one table of nftables. */
enum NftFamily {
  V4("4", "ip saddr", "ipv4"),
  V6("6", "ip6 saddr", "ipv6");

  private final String suffix;
  private final String source;
  private final String type;

  NftFamily(String suffix, String source, String type) {
    this.suffix = suffix;
    this.source = source;
    this.type = type;
  }

  /** The name of a set or a chain. */
  String of(String name) {
    return name.toLowerCase(Locale.ROOT) + "_" + suffix;
  }

  String source() {
    return source;
  }

  /** The type of addresses, of protocols. */
  String type() {
    return type;
  }
}

package psw.server.settings;

/**
 * How much a rendez-vous takes from others before it says "later".
 *
 * @param burst writes that one broker may send at once ({@code psw.limit.burst})
 * @param refill writes a second that it regains ({@code psw.limit.refill})
 * @param newIds brokers never seen before that one network (IPv4 /24, IPv6 /48) may bring in a day
 *     ({@code psw.limit.newids})
 * @param brokers brokers remembered in all ({@code psw.limit.brokers})
 * @param unverified services that one broker may have listed unverified ({@code
 *     psw.limit.unverified})
 * @param followers event streams open at once ({@code psw.limit.followers})
 * @param followersOfOne event streams open at once from one address (IPv6: /64; {@code
 *     psw.limit.followers.address}); to be raised behind a proxy, which is one address
 */
public record Limits(
    int burst,
    int refill,
    int newIds,
    int brokers,
    int unverified,
    int followers,
    int followersOfOne) {

  static Limits read(Source source) {
    return new Limits(
        (int) source.number("psw.limit.burst", 1, 1_000_000, 20),
        (int) source.number("psw.limit.refill", 1, 1_000_000, 2),
        (int) source.number("psw.limit.newids", 1, 1_000_000_000, 200),
        (int) source.number("psw.limit.brokers", 1, 1_000_000_000, 1_000_000),
        (int) source.number("psw.limit.unverified", 1, 100_000, 256),
        (int) source.number("psw.limit.followers", 1, 100_000, 1_000),
        (int) source.number("psw.limit.followers.address", 1, 100_000, 32));
  }
}

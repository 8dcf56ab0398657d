package psw.client.tunnel;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Port;

/**
 * Where a forward listens on this side.
 *
 * @param host an address or a name; empty for loopback, both families; {@code *} for everywhere
 * @param port 0 lets the system pick one
 */
public record Bind(String host, int port) {
  /** Loopback, IPv4 and IPv6. */
  public static final String LOOPBACK = "";

  /** Every interface. */
  public static final String EVERYWHERE = "*";

  private static final Set<String> ANY = Set.of(EVERYWHERE, "0.0.0.0", "::");

  private static final Pattern ZERO = Pattern.compile("0{1,5}");

  /** Whether everybody who reaches this host reaches it. */
  public boolean isEverywhere() {
    return ANY.contains(host);
  }

  /** Reads {@code [BIND:]PORT}, an IPv6 address in brackets. */
  public static Bind parse(String text) throws BadValue {
    List<String> words = Words.split(text);
    return switch (words.size()) {
      case 1 -> of(words.get(0));
      case 2 -> of(words.get(0), words.get(1));
      default -> throw new BadValue("forward", Reason.MALFORMED);
    };
  }

  static Bind of(String port) throws BadValue {
    return new Bind(LOOPBACK, number(port));
  }

  /** With an address before the port: {@code ssh(1)}'s meaning, where empty is everywhere. */
  static Bind of(String host, String port) throws BadValue {
    String where =
        switch (host) {
          case "", "*" -> EVERYWHERE;
          case "localhost" -> LOOPBACK;
          default -> Target.host(host);
        };
    return new Bind(where, number(port));
  }

  private static int number(String port) throws BadValue {
    if (port.isEmpty()) {
      throw new BadValue("port", Reason.MISSING);
    }
    return ZERO.matcher(port).matches() ? 0 : Port.parse(port).number();
  }
}

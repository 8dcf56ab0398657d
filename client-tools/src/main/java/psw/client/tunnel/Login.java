package psw.client.tunnel;

import java.util.List;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Port;

/**
 * Whose account at which SSH server.
 *
 * @param user the account
 * @param host a name or an address, without brackets
 * @param port of the SSH server
 */
public record Login(String user, String host, Port port) {
  private static final Port SSH = new Port(22);
  private static final Pattern USER =
      Pattern.compile("[^\\p{Cntrl}\\s@:-][^\\p{Cntrl}\\s:]{0,127}");

  /** Reads {@code USER@HOST[:PORT]}; an IPv6 address with a port stands in brackets. */
  public static Login parse(String text) throws BadValue {
    int at = text.lastIndexOf('@');
    if (at <= 0) {
      throw new BadValue("user", Reason.MISSING);
    }
    String user = text.substring(0, at);
    if (!USER.matcher(user).matches()) {
      throw new BadValue("user", Reason.MALFORMED);
    }
    String rest = text.substring(at + 1);
    boolean bareIpv6 = !rest.startsWith("[") && rest.indexOf(':') != rest.lastIndexOf(':');
    List<String> words = bareIpv6 ? List.of(rest) : Words.split(rest);
    return switch (words.size()) {
      case 1 -> new Login(user, Target.host(words.get(0)), SSH);
      case 2 -> new Login(user, Target.host(words.get(0)), Port.parse(words.get(1)));
      default -> throw new BadValue("host", Reason.MALFORMED);
    };
  }

  @Override
  public String toString() {
    return user + "@" + Words.endpoint(host, port.number());
  }
}

package psw.client.tunnel;

import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Port;

/**
 * Where the far end connects to.
 *
 * @param host a name, which the far end looks up, or an address without brackets
 * @param port there
 */
public record Target(String host, Port port) {
  // what a name or an address can consist of; no white space, no control character, ASCII alone
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:%-]{1,255}");

  /** Reads a host; parts "host" and "port". */
  public static Target of(String host, String port) throws BadValue {
    return of(host, Port.parse(port));
  }

  static Target of(String host, Port port) throws BadValue {
    return new Target(host(host), port);
  }

  static String host(String host) throws BadValue {
    if (host.isEmpty()) {
      throw new BadValue("host", Reason.MISSING);
    }
    if (!HOST.matcher(host).matches() || host.startsWith("-")) {
      throw new BadValue("host", Reason.MALFORMED);
    }
    return host;
  }

  @Override
  public String toString() {
    return Words.endpoint(host, port.number());
  }
}

package psw.wire.pairing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/**
 * The rendez-vous that a code names, in one spelling: a lower-case DNS name (RFC 1123) or an
 * address literal, IPv6 in brackets, and the port unless it is 9443.
 *
 * @param name the name or literal, without brackets
 * @param port where it takes pairings, over TLS
 */
public record Host(String name, Port port) {
  private static final Port USUAL = new Port(9443);
  private static final Pattern FORM =
      Pattern.compile("(\\[(?<v6>[0-9a-f:.]+)]|(?<name>[a-z0-9.-]+))(:(?<port>[0-9]+))?");
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  // the last label is no number, else it would be an address that is none
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,253}$)(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  /** Reads {@code HOST[:PORT]}, capital letters like small ones; parts "host" and "port". */
  public static Host parse(String text) throws BadValue {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new BadValue("host", text.isEmpty() ? Reason.MISSING : Reason.MALFORMED);
    }
    String port = parts.group("port");
    return new Host(
        parts.group("v6") == null ? name(parts.group("name")) : address(parts.group("v6")),
        port == null ? USUAL : Port.parse(port));
  }

  private static String name(String text) throws BadValue {
    if (text.matches("[0-9.]+")) {
      return address(text);
    }
    if (!NAME.matcher(text).matches()) {
      throw new BadValue("host", Reason.MALFORMED);
    }
    return text;
  }

  private static String address(String literal) throws BadValue {
    try {
      return IpAddress.parse(literal).text();
    } catch (BadValue e) {
      throw e.in("host");
    }
  }

  /** The one spelling; what the two sides of a pairing agree on byte for byte. */
  public String text() {
    String host = name.indexOf(':') >= 0 ? '[' + name + ']' : name;
    return port.equals(USUAL) ? host : host + ':' + port;
  }

  @Override
  public String toString() {
    return text();
  }
}

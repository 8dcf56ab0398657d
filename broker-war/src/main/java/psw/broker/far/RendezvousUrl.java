package psw.broker.far;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;

/**
 * Where a rendez-vous answers: {@code http} or {@code https}, a host, perhaps a port, and nothing
 * else.
 *
 * @param text the one spelling of it, without a slash at its end, at most 255 characters
 */
public record RendezvousUrl(String text) {
  private static final int LONGEST = 255;

  /** Reads an address as people type it; part "url". */
  public static RendezvousUrl parse(String typed) throws BadValue {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new BadValue("url", Reason.MISSING);
    }
    if (text.length() > LONGEST) {
      throw new BadValue("url", Reason.TOO_LONG);
    }
    URI uri = uri(text);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new BadValue("url", Reason.OUT_OF_RANGE);
    }
    boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    if (uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !bare) {
      throw new BadValue("url", Reason.MALFORMED);
    }
    int usual = scheme.equals("http") ? 80 : 443;
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new BadValue("url", Reason.OUT_OF_RANGE);
    }
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return new RendezvousUrl(scheme + "://" + canonical(host) + port);
  }

  private static URI uri(String text) throws BadValue {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() == null || uri.getHost() == null) {
        throw new BadValue("url", Reason.MALFORMED);
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new BadValue("url", Reason.MALFORMED);
    }
  }

  // a literal address has one spelling, and none that no rendez-vous can have
  private static String canonical(String host) throws BadValue {
    boolean v6 = host.startsWith("[");
    if (!v6 && !host.matches("[0-9.]+")) {
      return host;
    }
    try {
      IpAddress address = IpAddress.parse(v6 ? host.substring(1, host.length() - 1) : host);
      return address.isIpv6() ? "[" + address.text() + "]" : address.text();
    } catch (BadValue e) {
      throw e.in("url");
    }
  }

  /** A path of this rendez-vous. */
  URI path(String path) {
    return URI.create(text + path);
  }

  @Override
  public String toString() {
    return text;
  }
}

package psw.pairing.pin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;

/**
 * Where a server answers and how it is known: {@code http} or {@code https}, a host, perhaps a port
 * and, after {@code https}, perhaps {@code #sha256=} and the {@link Pin} of its key.
 *
 * @param base scheme, host and port in one spelling, without a slash at its end
 * @param pin its key; without one a server on {@code https} is known by a public authority
 */
public record ServerUrl(URI base, Optional<Pin> pin) {
  private static final int LONGEST = 400; // a name has 253 at most, and a pin stands behind it
  private static final String BEFORE_PIN = "sha256=";

  /** Reads an address of at most 400 characters as people type it; parts "url" and "pin". */
  public static ServerUrl parse(String typed) throws BadValue {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new BadValue("url", Reason.MISSING);
    }
    if (text.length() > LONGEST) {
      throw new BadValue("url", Reason.TOO_LONG);
    }
    URI uri = uri(text);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new BadValue("url", Reason.OUT_OF_RANGE);
    }
    boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || !bare) {
      throw new BadValue("url", Reason.MALFORMED);
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new BadValue("url", Reason.OUT_OF_RANGE);
    }
    int usual = scheme.equals("http") ? 80 : 443;
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    URI base = URI.create(scheme + "://" + canonical(uri.getHost()) + port);
    return new ServerUrl(base, pin(scheme, Optional.ofNullable(uri.getRawFragment())));
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

  // a literal address has one spelling, and none that no server can have
  private static String canonical(String host) throws BadValue {
    String name = host.toLowerCase(Locale.ROOT);
    boolean v6 = name.startsWith("[");
    if (!v6 && !name.matches("[0-9.]+")) {
      return name;
    }
    try {
      IpAddress address = IpAddress.parse(v6 ? name.substring(1, name.length() - 1) : name);
      return address.isIpv6() ? "[" + address.text() + "]" : address.text();
    } catch (BadValue e) {
      throw e.in("url");
    }
  }

  private static Optional<Pin> pin(String scheme, Optional<String> fragment) throws BadValue {
    if (fragment.isEmpty()) {
      return Optional.empty();
    }
    if (!fragment.get().startsWith(BEFORE_PIN)) {
      throw new BadValue("pin", Reason.MALFORMED);
    }
    Pin pin = Pin.parse(fragment.get().substring(BEFORE_PIN.length()));
    if (scheme.equals("http")) {
      throw new BadValue("pin", Reason.OUT_OF_RANGE);
    }
    return Optional.of(pin);
  }

  /** Whether what is sent there is encrypted. */
  public boolean isTls() {
    return base.getScheme().equals("https");
  }

  /** A path of this server, perhaps with a query. */
  public URI path(String path) {
    return URI.create(base + path);
  }

  /** A client of this server, and of no other that does not have its key. */
  public HttpClient.Builder client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // an upgrade without TLS would cost a round trip
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    return isTls() ? builder.sslContext(tls()) : builder;
  }

  /**
   * TLS to this server, for who opens the connection himself; without a pin the name is still to be
   * compared with the certificate's (RFC 9110, 4.3.4).
   */
  public SSLContext tls() {
    return pin.map(Pin::context).orElseGet(Authorities::context);
  }

  /** The one spelling of it, with its pin. */
  public String text() {
    return base + pin.map(key -> '#' + BEFORE_PIN + key.text()).orElse("");
  }

  /** Without the pin, for sentences. */
  @Override
  public String toString() {
    return base.toString();
  }
}

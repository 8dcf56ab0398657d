package psw.pairing.mailbox;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.pairing.pin.Pin;
import psw.wire.pairing.Host;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * Where a rendez-vous is, and by which key it is known.
 *
 * @param base scheme, host and port
 * @param pin its key, if it is not known by a certificate of a public authority
 */
public record Rendezvous(URI base, Optional<Pin> pin) {
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\])(:[0-9]{1,5})?/?"
              + "(?:#sha256=([A-Za-z0-9_-]{1,64}))?");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Set<String> HERE = Set.of("127.0.0.1", "[::1]", "localhost");

  /**
   * Reads {@code https://HOST[:PORT]}, perhaps with {@code #sha256=} and the pin; {@code http} to
   * this machine alone. Part "rendezvous", or "pin".
   */
  public static Rendezvous parse(String text) throws BadValue {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadValue("rendezvous", Reason.MALFORMED);
    }
    boolean tls = form.group(1).equals("https");
    Optional<String> pin = Optional.ofNullable(form.group(4));
    String port = Optional.ofNullable(form.group(3)).orElse("");
    boolean portOk = port.isEmpty() || within(Integer.parseInt(port.substring(1)));
    // a code is as good as the connection on which it is used
    if (!portOk || (!tls && (pin.isPresent() || !HERE.contains(form.group(2))))) {
      throw new BadValue("rendezvous", Reason.OUT_OF_RANGE);
    }
    host(form.group(2) + port);
    URI base = URI.create(form.group(1) + "://" + form.group(2) + port);
    return new Rendezvous(
        base, pin.isPresent() ? Optional.of(Pin.parse(pin.get())) : Optional.empty());
  }

  private static Host host(String text) throws BadValue {
    try {
      return Host.parse(text);
    } catch (BadValue e) {
      throw e.in("rendezvous");
    }
  }

  /** The one that a code names, if it is known by a certificate of a public authority. */
  public static Rendezvous of(Host host) {
    String name = host.name().indexOf(':') < 0 ? host.name() : '[' + host.name() + ']';
    return new Rendezvous(URI.create("https://" + name + ':' + host.port()), Optional.empty());
  }

  /** How a code names it. */
  public Host host() {
    int usual = isEncrypted() ? HTTPS : HTTP;
    int port = base.getPort() < 0 ? usual : base.getPort();
    try {
      return Host.parse(base.getHost() + ':' + port);
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it was read before
    }
  }

  /** Whether it is reached over TLS; else it is on this machine. */
  public boolean isEncrypted() {
    return base.getScheme().equals("https");
  }

  private static boolean within(int port) {
    return port >= 1 && port <= 65_535;
  }
}

package psw.pairing.mailbox;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import psw.pairing.pin.Pin;
import psw.pairing.pin.ServerUrl;
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
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Set<String> HERE = Set.of("127.0.0.1", "[::1]", "localhost");

  /**
   * Reads {@code https://HOST[:PORT]}, perhaps with {@code #sha256=} and the pin; {@code http} to
   * this machine alone. Part "rendezvous", or "pin".
   */
  public static Rendezvous parse(String text) throws BadValue {
    try {
      ServerUrl server = ServerUrl.parse(text);
      // a code is as good as the connection on which it is used
      if (!server.isTls() && !HERE.contains(server.base().getHost())) {
        throw new BadValue("url", Reason.OUT_OF_RANGE);
      }
      host(server.base());
      return new Rendezvous(server.base(), server.pin());
    } catch (BadValue e) {
      throw e.part().equals("pin") ? e : e.in("rendezvous");
    }
  }

  private static Host host(URI base) throws BadValue {
    int usual = base.getScheme().equals("https") ? HTTPS : HTTP;
    return Host.parse(base.getHost() + ':' + (base.getPort() < 0 ? usual : base.getPort()));
  }

  /** The one that a code names, if it is known by a certificate of a public authority. */
  public static Rendezvous of(Host host) {
    String name = host.name().indexOf(':') < 0 ? host.name() : '[' + host.name() + ']';
    try {
      return parse("https://" + name + ':' + host.port());
    } catch (BadValue e) {
      throw new IllegalStateException(e); // what a code can name has an address
    }
  }

  /** How a code names it. */
  public Host host() {
    try {
      return host(base);
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it was read before
    }
  }

  /** Whether it is reached over TLS; else it is on this machine. */
  public boolean isEncrypted() {
    return server().isTls();
  }

  ServerUrl server() {
    return new ServerUrl(base, pin);
  }
}

package psw.server.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The host name of the owner's visit, {@code psw-<16 hex digits>.localhost}: browsers take every
 * such name to this machine (RFC 6761, 6.3). Cookies know hosts and no ports (RFC 6265, 8.5), so
 * only under a name of its own is a session kept from whatever else answers on loopback, be it a
 * service through a tunnel or a second broker. Another name at each start, since who knows it may
 * send the browser there.
 */
@ApplicationScoped
public class OwnHost {
  private static final int BYTES = 8;

  private final String name = "psw-" + random() + ".localhost";

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Whether this request was made under that name. */
  public boolean isCalled(HttpServletRequest request) {
    return name.equalsIgnoreCase(request.getServerName());
  }

  /** The address of {@code path} under that name, at the port that the visitor sees. */
  public String url(HttpServletRequest request, String path) {
    return Connection.of(request).scheme() + "://" + name + ":" + request.getServerPort() + path;
  }
}

package psw.server.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/** How a request came here. */
public final class Channel {
  private Channel() {}

  /** Whether it came from this machine, and not through a proxy that says otherwise. */
  public static boolean isLoopback(HttpServletRequest request) {
    if (request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null) {
      return false;
    }
    try {
      // a literal, so nothing is looked up
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The address that a request came from, in its canonical spelling. */
  public static String origin(HttpServletRequest request) {
    // a zone is this machine's own affair
    String literal = request.getRemoteAddr().split("%", 2)[0];
    try {
      return IpAddress.parse(literal).text();
    } catch (BadValue linkLocal) {
      return literal;
    }
  }

  /** Whether nobody between here and there can read it. */
  static boolean isPrivate(HttpServletRequest request) {
    return request.isSecure() || isLoopback(request);
  }
}

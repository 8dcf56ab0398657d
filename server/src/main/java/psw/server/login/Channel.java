package psw.server.login;

import jakarta.servlet.http.HttpServletRequest;
import psw.server.edge.Connection;

/** How a request came here. */
public final class Channel {
  private Channel() {}

  /** Whether it came from this machine, and not through a proxy that says otherwise. */
  public static boolean isLoopback(HttpServletRequest request) {
    return Connection.of(request).isHere();
  }

  /** The address that a request came from, in its canonical spelling. */
  public static String origin(HttpServletRequest request) {
    return Connection.of(request).address();
  }

  /** Whether nobody between here and there can read it. */
  static boolean isPrivate(HttpServletRequest request) {
    return Connection.of(request).isPrivate();
  }
}

package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who sends a request, and over what. Nobody else looks at the request's own address and scheme:
 * behind a reverse proxy they are the proxy's.
 *
 * @param address the literal of the caller's address in one spelling, without zone
 * @param isTls whether the caller's connection is encrypted
 * @param isHere whether the caller is on this machine, and nothing says that it speaks for another
 */
public record Connection(String address, boolean isTls, boolean isHere) {
  private static final String NAME = Connection.class.getName();

  /** That of a request, as it was judged when it came in. */
  public static Connection of(HttpServletRequest request) {
    Object judged = request.getAttribute(NAME);
    return judged instanceof Connection connection ? connection : Proxies.NONE.judge(request);
  }

  /** Notes it, for as long as the request is being served. */
  void note(HttpServletRequest request) {
    request.setAttribute(NAME, this);
  }

  /** Whether nobody between here and there can read it. */
  public boolean isPrivate() {
    return isTls || isHere;
  }

  /** The scheme of the caller's address bar. */
  public String scheme() {
    return isTls ? "https" : "http";
  }
}

package psw.server.edge;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Sends the browser on by what stands in the page (RFC 9110, 10.2.2, allows it): a container would
 * put the scheme before it by which the request came in, which behind a proxy is not the browser's.
 */
final class Redirecting extends HttpServletResponseWrapper {
  Redirecting(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    resetBuffer();
    setStatus(SC_FOUND);
    setHeader("Location", location);
    flushBuffer();
  }
}

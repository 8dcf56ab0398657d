package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Sends the browser on by a path alone (RFC 9110, 10.2.2, allows it): a container would put the
 * scheme before it by which the request came in, which behind a proxy is not the browser's.
 */
final class Redirecting extends HttpServletResponseWrapper {
  private final String asked;

  Redirecting(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.asked = request.getRequestURI();
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    boolean whole = location.startsWith("/") || location.matches("https?://.*");
    resetBuffer();
    setStatus(SC_FOUND);
    setHeader(
        "Location", whole ? location : asked.substring(0, asked.lastIndexOf('/') + 1) + location);
    flushBuffer();
  }
}

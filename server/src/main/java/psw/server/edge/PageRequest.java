package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A request for a page: it comes as HTML whatever {@code Accept} says (RFC 9110, 12.5.1 allows it),
 * so Faces, which fails at an unreadable one, does not get to see it. Nor {@code Content-Type}
 * where there is no content to be read.
 */
final class PageRequest extends HttpServletRequestWrapper {
  PageRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getHeader(String name) {
    return isHidden(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream().filter(name -> !isHidden(name)).toList());
  }

  @Override
  public String getContentType() {
    return isHidden("Content-Type") ? null : super.getContentType();
  }

  private boolean isHidden(String name) {
    return name.equalsIgnoreCase("Accept")
        || (name.equalsIgnoreCase("Content-Type") && !getMethod().equals("POST"));
  }
}

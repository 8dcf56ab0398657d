package psw.server.edge;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.server.settings.Settings;

/** The first to see every request: foreign ones and large ones end here, all get the headers. */
public class EdgeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          // a container would say SAMEORIGIN
          "X-Frame-Options",
          "DENY",
          // with no-referrer browsers send "Origin: null" even with our own forms
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

  // the statuses below 500 that have a page in web.xml
  private static final Set<Integer> PAGES = Set.of(403, 404, 409);
  // the containers would answer these for us, one with what nobody asked for
  private static final Set<String> UNREAD_METHODS = Set.of("OPTIONS", "TRACE");
  private static final List<String> PAGE_METHODS = List.of("GET", "HEAD", "POST");

  @Inject private transient Settings settings;
  @Inject private transient Figures figures;
  @Inject private transient OwnHost ownHost;
  @Inject private transient Reached reached;
  private final transient Crowd crowd = new Crowd();
  private transient Origins origins;
  private transient Proxies proxies;

  @Override
  public void init(FilterConfig config) throws ServletException {
    super.init(config);
    Set<String> names = new HashSet<>(settings.hosts());
    names.add(ownHost.name());
    origins = new Origins(names);
    proxies = new Proxies(settings.proxies());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HEADERS.forEach(response::setHeader);
    proxies.judge(request).note(request);
    if (Connection.of(request).isTls()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // the container emptied the answer; the request was judged before
      Optional<Problem> problem = ofContainer(request);
      if (problem.isPresent()) {
        problem.get().send(response);
      } else {
        chain.doFilter(request, response);
      }
      return;
    }
    String path = request.getRequestURI();
    if (path.startsWith("/api")) {
      boolean personal = request.getHeader("Authorization") != null;
      response.setHeader("Cache-Control", personal ? "no-store" : "no-cache");
    }
    Optional<Problem> refusal = refusal(request, path);
    if (refusal.isPresent()) {
      refusal.get().send(response);
    } else if (hasBody(request)) {
      serveInTurn(request, response, chain);
    } else {
      serve(request, response, chain);
    }
    if (!request.isAsyncStarted()) {
      figures.answered(response.getStatus());
    }
  }

  private void serveInTurn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = Connection.of(request).address();
    if (!crowd.enter(address)) {
      // its body is not waited for either
      Problems.TOO_MANY.header("Retry-After", "1").header("Connection", "close").send(response);
      return;
    }
    try {
      serve(request, response, chain);
    } finally {
      crowd.leave(address);
    }
  }

  private static void serve(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean api = isApi(request.getRequestURI());
    chain.doFilter(
        api ? request : new PageRequest(request),
        api ? response : new Redirecting(request, response));
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  // what a container refuses by itself has a page of its own, or is told as a problem
  private Optional<Problem> ofContainer(HttpServletRequest request) {
    int status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (isApi(asked)) {
      return Optional.of(reached.meant(status));
    }
    boolean hasPage = PAGES.contains(status) || status >= 500;
    return !hasPage ? Optional.of(Problems.ofStatus(status)) : Optional.empty();
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/");
  }

  private Optional<Problem> refusal(HttpServletRequest request, String path) {
    if (Collections.list(request.getHeaders("Host")).size() > 1) {
      return Optional.of(Problems.BAD_REQUEST);
    }
    // "OPTIONS *" and its like (RFC 9112, 3.2.4) are no path at all
    if (!path.startsWith("/")) {
      return Optional.of(Problems.BAD_REQUEST);
    }
    // no path of ours has parameters, and containers do not agree on what stands before them
    // (one takes a session's id out of it before, and would believe that)
    if (path.indexOf(';') >= 0 || request.isRequestedSessionIdFromURL()) {
      return Optional.of(Problems.NOT_FOUND);
    }
    if (!origins.isOwn(Origins.host(request))) {
      return Optional.of(Problems.FOREIGN_HOST);
    }
    if (Origins.isForeign(request)) {
      return Optional.of(Problems.FOREIGN_ORIGIN);
    }
    if (request.getContentLengthLong() > BodySize.most(request.getMethod(), path)) {
      return Optional.of(Problems.TOO_LARGE);
    }
    if (isApi(path)) {
      boolean read = !UNREAD_METHODS.contains(request.getMethod());
      return read ? Optional.empty() : Optional.of(Problems.NOT_IMPLEMENTED);
    }
    return unfitForPages(request);
  }

  // what the container itself would answer with a fault of the server
  private static Optional<Problem> unfitForPages(HttpServletRequest request) {
    if (!PAGE_METHODS.contains(request.getMethod())) {
      return Optional.of(Problems.METHOD.header("Allow", String.join(", ", PAGE_METHODS)));
    }
    String type = request.getContentType();
    if (request.getMethod().equals("POST")
        && type != null
        && !type.startsWith("application/x-www-form-urlencoded")) {
      return Optional.of(Problems.MEDIA_TYPE);
    }
    // the API counts while it reads; a form is read by the container, so it must say its length
    boolean chunked = request.getHeader("Transfer-Encoding") != null;
    return chunked ? Optional.of(Problems.LENGTH) : Optional.empty();
  }
}

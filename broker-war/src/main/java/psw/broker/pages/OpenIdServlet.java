package psw.broker.pages;

import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import psw.broker.audit.Doer;
import psw.broker.openid.Answered;
import psw.broker.openid.Begun;
import psw.broker.openid.Ended;
import psw.broker.openid.OpenIdLogin;
import psw.server.edge.Connection;
import psw.server.edge.OwnHost;
import psw.server.login.Visitor;

/**
 * Leads the browser to the provider of OpenID Connect, and takes it back. The provider's answer is
 * a step from another site: the session's cookie, which is strict, comes with none of those, so
 * what a login needs until then is held by a cookie of its own, and the page that ends it goes on
 * by itself.
 */
public class OpenIdServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String LOGIN = "/login.xhtml";
  private static final String COOKIE = "psw-openid";

  private static final String ENTERED =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="refresh" content="0; url=/">
        <title>You are logged in</title>
        <link rel="stylesheet" href="/psw/pico.classless.min.css">
        <link rel="stylesheet" href="/psw/psw.css">
        <link rel="icon" type="image/svg+xml" href="/psw/icon.svg">
      </head>
      <body>
        <main>
          <h1>You are logged in</h1>
          <p><a href="/">To the first page</a></p>
        </main>
      </body>
      </html>
      """;

  @Inject private transient OpenIdLogin login;
  @Inject private transient Visitor visitor;
  @Inject private transient OwnHost ownHost;
  @Inject private transient Doer doer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    // the address of an answer is nobody else's affair
    response.setHeader("Referrer-Policy", "no-referrer");
    boolean back = request.getServletPath().equals(OpenIdLogin.BACK);
    if (!login.isOffered(visitor.isNear())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!visitor.isPrivate()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!visitor.mayLogIn()) {
      // what the login needs is held under the name of the owner's visit
      String query = back && request.getQueryString() != null ? "?" + request.getQueryString() : "";
      response.sendRedirect(ownHost.url(request, back ? OpenIdLogin.BACK + query : LOGIN));
    } else if (back) {
      end(request, response);
    } else {
      begin(request, response);
    }
  }

  /** A look at the head would use an answer up. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean near = visitor.isNear();
    if (!near && !login.host().filter(request.getServerName()::equalsIgnoreCase).isPresent()) {
      // the browser would come back under a name that its cookie is not for
      response.sendRedirect(login.url(LOGIN).orElseThrow());
      return;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      // a login begins with the visitor's own click
      response.sendRedirect(LOGIN);
      return;
    }
    String scheme = Connection.of(request).scheme();
    Optional<Begun> begun = login.begin(doer.by(), near, scheme, request.getServerPort());
    if (begun.isEmpty()) {
      response.sendRedirect(LOGIN + "?openid=" + Ended.How.DOWN);
      return;
    }
    setCookie(request, response, begun.get().browser(), OpenIdLogin.LIFE.toSeconds());
    response.sendRedirect(begun.get().location());
  }

  private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
    setCookie(request, response, "", 0);
    Answered answered =
        new Answered(
            once(request, "state").orElse(""),
            request.getParameter("error") == null ? once(request, "code") : Optional.empty(),
            // of two of them none is the provider's
            request.getParameter("iss") == null
                ? Optional.empty()
                : once(request, "iss").or(() -> Optional.of("")),
            cookie(request));
    Ended ended = login.end(answered, doer.by(), visitor.isNear());
    if (ended.how() != Ended.How.IN) {
      response.sendRedirect(LOGIN + "?openid=" + ended.how());
      return;
    }
    visitor.enter(ended.account());
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write(ENTERED);
  }

  // RFC 6749, 3.1: none may be there twice
  private static Optional<String> once(HttpServletRequest request, String name) {
    String[] all = request.getParameterValues(name);
    return all != null && all.length == 1 ? Optional.of(all[0]) : Optional.empty();
  }

  private static String cookie(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return Stream.of(all == null ? new Cookie[0] : all)
        .filter(cookie -> cookie.getName().equals(name(request)))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String name(HttpServletRequest request) {
    return Connection.of(request).isTls() ? "__Host-" + COOKIE : COOKIE;
  }

  // by hand: WildFly makes every cookie strict that it writes itself
  private static void setCookie(
      HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
    String secure = Connection.of(request).isTls() ? "; Secure" : "";
    response.addHeader(
        "Set-Cookie",
        name(request)
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; HttpOnly; SameSite=Lax"
            + secure);
  }
}

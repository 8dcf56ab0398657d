package psw.server.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import psw.server.edge.OwnHost;
import psw.server.login.Visitor;

/** Who is looking. Asking makes no session: only one who logs in has one. */
@Named
@RequestScoped
public class VisitPage {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private OwnHost host;

  /** Whether this visitor has logged in, and that still counts. */
  public boolean isMayWrite() {
    return visitor.mayWrite();
  }

  /**
   * Whether this visitor must not see or change this; the answer is then complete: 403, or the way
   * to the login for one who only wants to see.
   */
  public boolean turnsAway() {
    if (isMayWrite()) {
      return false;
    }
    if (isPrivate() && READING.contains(request.getMethod())) {
      String aim = Aim.of(request).map(Aim::query).orElse("");
      Answers.go(request.getContextPath() + "/login.xhtml" + aim);
    } else {
      Answers.error(403);
    }
    return true;
  }

  /**
   * Whether this is no place to prove who one is; the answer is then complete: 403 where others may
   * listen in, else the way to the same page under the host name of the owner's visit.
   */
  public boolean leadsElsewhere() {
    if (visitor.mayLogIn()) {
      return false;
    }
    if (isPrivate()) {
      String aim = Aim.parse(request.getParameter(Aim.PARAMETER)).map(Aim::query).orElse("");
      Answers.go(host.url(request, request.getRequestURI() + aim));
    } else {
      Answers.error(403);
    }
    return true;
  }

  /** Whether nobody can listen in, so that a login is offered. */
  public boolean isPrivate() {
    return visitor.isPrivate();
  }

  /** The port that this page came from. */
  public int getPort() {
    return request.getLocalPort();
  }
}

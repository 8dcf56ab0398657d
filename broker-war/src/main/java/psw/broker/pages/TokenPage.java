package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import psw.server.edge.OwnHost;
import psw.server.login.Visitor;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;
import psw.server.settings.Settings;

/** Where a visitor at this machine pastes the broker's token, once for a session. */
@Named
@RequestScoped
public class TokenPage {
  @Inject private VisitPage visit;
  @Inject private Visitor visitor;
  @Inject private Settings settings;
  @Inject private OwnHost host;
  @Inject private HttpServletRequest request;

  private String token = "";
  private String error = "";

  /** Shows the form at this machine alone, and under the host name of the owner's visit. */
  public void look() {
    if (!visit.isNear()) {
      Answers.error(403);
    } else if (!host.isCalled(request)) {
      Answers.go(host.url(request, request.getRequestURI()));
    } else if (visit.isMayWrite()) {
      Answers.home();
    }
  }

  /** Takes what was pasted. */
  public void offer() {
    if (!visit.isNear()) {
      Answers.error(403);
    } else if (visitor.offer(token.strip())) {
      Answers.home();
    } else {
      error =
          token.isBlank()
              ? "Paste the token, please."
              : "This is not the token of this broker. Is it the whole line? After several wrong"
                  + " ones each is refused for a while.";
    }
  }

  /** Ends the visit: the token counts no longer. */
  public void leave() {
    request.getSession().invalidate();
    Answers.home();
  }

  /** The file that holds the token. */
  public String getFile() {
    return settings.data().resolve("cli.token").toString();
  }

  /** What is wrong with what was pasted. */
  public String getError() {
    return error;
  }

  /** Never shown again. */
  public String getToken() {
    return "";
  }

  public void setToken(String token) {
    this.token = token == null ? "" : token;
  }
}

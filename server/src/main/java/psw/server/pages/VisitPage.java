package psw.server.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import psw.server.login.Channel;
import psw.server.login.Token;
import psw.server.login.Visitor;

/** Who is looking. Asking makes no session: only one who pasted the token has one. */
@Named
@RequestScoped
public class VisitPage {
  @Inject private HttpServletRequest request;
  @Inject private Instance<Visitor> visitor;

  /** Whether this visitor pasted the token and it still counts. */
  public boolean isMayWrite() {
    return request.getSession(false) != null && visitor.get().mayWrite();
  }

  /** Whether this visitor must not change things; the answer is then 403 and complete. */
  public boolean turnsAway() {
    if (isMayWrite()) {
      return false;
    }
    Answers.error(403);
    return true;
  }

  /** Whether the visitor sits at this machine, where the token may be pasted. */
  public boolean isNear() {
    return Channel.isLoopback(request);
  }

  /** The token that this visitor pasted. */
  public Optional<Token> token() {
    return visitor.get().token();
  }

  /** The port that this page came from. */
  public int getPort() {
    return request.getLocalPort();
  }
}

package psw.broker.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import psw.server.login.Caller;
import psw.server.login.Channel;
import psw.server.login.Visitor;

/**
 * Who sent the request that is being served, as it is noted. Asked at the edge (a resource, a
 * page); further in {@link By} is an argument, since threads of our own have no request.
 */
@RequestScoped
public class Doer {
  @Inject private Caller caller;
  @Inject private Instance<Visitor> visitor;
  @Inject private HttpServletRequest request;

  /** The token's, else the account's, else a visitor's doing. */
  public By by() {
    String who =
        caller
            .token()
            .map(token -> "token " + token.id())
            .or(() -> account().map(account -> "account " + account))
            .orElse("visitor");
    return new By(who, Channel.origin(request));
  }

  // asking makes no session
  private Optional<String> account() {
    boolean known = request.getSession(false) != null && visitor.get().mayWrite();
    return known ? Optional.of("owner") : Optional.empty();
  }
}

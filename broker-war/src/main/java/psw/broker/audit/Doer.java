package psw.broker.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
  @Inject private Visitor visitor;
  @Inject private HttpServletRequest request;

  /** The token's, else the account's, else a visitor's doing. */
  public By by() {
    String who =
        caller
            .token()
            .map(token -> token.isOwners() ? "owner's token" : "token " + token.id())
            .or(() -> visitor.account().map(account -> "account " + account))
            .orElse("visitor");
    return new By(who, Channel.origin(request));
  }
}

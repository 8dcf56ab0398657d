package psw.server.login;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import psw.server.edge.OwnHost;

/**
 * Who looks at the pages: on loopback, and under the host name of the owner's visit, one who showed
 * the owner's token once may write.
 */
@SessionScoped
public class Visitor implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Attempts attempts;
  @Inject private HttpServletRequest request;
  @Inject private OwnHost host;
  private transient Token token;

  /** Whether this visitor may write, now and over this connection. */
  public boolean mayWrite() {
    return token != null && mayOffer();
  }

  /** Whether this visitor is asked for a token at all: only there. */
  public boolean mayOffer() {
    return Channel.isLoopback(request) && host.isCalled(request);
  }

  /** Shows a token; whether it was good. After some wrong ones, each is refused for a while. */
  public boolean offer(String text) {
    if (!mayOffer()) {
      return false;
    }
    Optional<Token> good = attempts.attempt(text).filter(t -> t.allows(Scope.SERVICES_WRITE));
    good.ifPresent(
        shown -> {
          token = shown;
          // an address of the session that somebody else chose is worth nothing from here on
          request.changeSessionId();
        });
    return good.isPresent();
  }

  /** The token that was shown. */
  public Optional<Token> token() {
    return mayWrite() ? Optional.of(token) : Optional.empty();
  }
}

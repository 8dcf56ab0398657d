package psw.server.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import psw.server.edge.OwnHost;

/**
 * Who looks at the pages: somebody who logged in, or anybody. A login is offered, and counts, over
 * TLS, and on loopback under the host name of the owner's visit. Asking makes no session.
 */
@RequestScoped
public class Visitor {
  @Inject private HttpServletRequest request;
  @Inject private Instance<KeptStay> session;
  @Inject private Stays stays;
  @Inject private OwnHost host;
  @Inject private Clock clock;
  private Optional<String> account;

  /** Who logged in, if that counts now and over this connection. */
  public Optional<String> account() {
    if (account == null) {
      account = request.getSession(false) == null ? Optional.empty() : stay();
    }
    return account;
  }

  private Optional<String> stay() {
    Instant now = clock.instant();
    Optional<Stay> good =
        session
            .get()
            .get()
            .filter(stay -> stay.epoch() == stays.epoch() && !stay.isOverAt(now))
            .filter(stay -> mayLogIn() && stay.near() == isNear());
    good.ifPresent(stay -> session.get().set(stay.seenAt(now)));
    return good.map(Stay::account);
  }

  /** Whether this visitor may see what is not public, and change things. */
  public boolean mayWrite() {
    return account().isPresent();
  }

  /** Whether nobody can listen in; else a login is not even offered. */
  public boolean isPrivate() {
    return Channel.isPrivate(request);
  }

  /** Whether a login counts here: privately, and on loopback under the name of the own host. */
  public boolean mayLogIn() {
    return isPrivate() && (!isNear() || host.isCalled(request));
  }

  /** Whether the visitor sits at this machine. */
  public boolean isNear() {
    return Channel.isLoopback(request);
  }

  /** Begins a visit of one who has just proved who he is. */
  public void enter(String name) {
    if (!mayLogIn()) {
      throw new IllegalStateException("a login where none is offered");
    }
    Instant now = clock.instant();
    if (request.getSession(false) == null) {
      request.getSession();
    } else {
      // the name of a session that somebody else knows is worth nothing from here on
      request.changeSessionId();
    }
    session.get().set(new Stay(name, isNear(), now, now, stays.epoch()));
    account = Optional.of(name);
  }

  /** Ends the visit, with all that the session held. */
  public void leave() {
    HttpSession there = request.getSession(false);
    if (there != null) {
      there.invalidate();
    }
    account = Optional.empty();
  }
}

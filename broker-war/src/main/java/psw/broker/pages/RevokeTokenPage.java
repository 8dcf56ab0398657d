package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.tokens.ApiTokens;
import psw.broker.tokens.MadeToken;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Asks before a token is revoked. */
@Named
@RequestScoped
public class RevokeTokenPage {
  @Inject private VisitPage visit;
  @Inject private ApiTokens tokens;
  @Inject private Doer doer;
  @Inject private Notice notice;

  private String id = "";
  private MadeToken token;

  /** Finds the token, or answers 404. */
  public void look() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<MadeToken> found =
        tokens.all().stream().filter(made -> made.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      Answers.error(404);
    } else {
      token = found.get();
    }
  }

  /** Revokes it. */
  public void revoke() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<MadeToken> gone = tokens.revoke(id, doer.by());
    notice.say(
        gone.map(made -> made.name() + " is worth nothing any more.")
            .orElse("It was gone already."));
    Answers.go("tokens.xhtml");
  }

  /** The token to be revoked. */
  public MadeToken getToken() {
    return token;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id == null ? "" : id;
  }
}

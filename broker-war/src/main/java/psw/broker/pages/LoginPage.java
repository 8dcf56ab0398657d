package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import psw.broker.account.Accounts;
import psw.broker.account.Came;
import psw.broker.account.Setup;
import psw.broker.audit.Doer;
import psw.broker.openid.OpenIdLogin;
import psw.server.login.Visitor;
import psw.server.pages.Aim;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Where the owner logs in, and out. */
@Named
@RequestScoped
public class LoginPage {
  @Inject private VisitPage visit;
  @Inject private Visitor visitor;
  @Inject private Accounts accounts;
  @Inject private Setup setup;
  @Inject private Doer doer;
  @Inject private OpenIdLogin openId;
  @Inject private HttpServletRequest request;

  private String passPhrase = "";
  private String error = "";

  /** Shows the form where nobody can listen in; before there is an account, the way to it. */
  public void look() {
    if (visit.leadsElsewhere()) {
      return;
    }
    if (visit.isMayWrite()) {
      Answers.go(request.getContextPath() + getAim());
    } else if (!setup.isDone() && !isOpenId()) {
      Answers.go("setup.xhtml");
    }
  }

  /** Takes the pass phrase. */
  public void logIn() {
    if (visit.leadsElsewhere()) {
      return;
    }
    if (passPhrase.isEmpty()) {
      error = "Your pass phrase, please.";
      return;
    }
    Came came = accounts.logIn(passPhrase, doer.by(), visitor.isNear());
    if (came instanceof Came.In in) {
      visitor.enter(in.account());
      Answers.go(request.getContextPath() + getAim());
    } else {
      error =
          came instanceof Came.Later later
              ? Waits.words(later.left())
              : "This is not the pass phrase.";
    }
  }

  /** Ends the visit. */
  public void logOut() {
    if (visit.isMayWrite()) {
      accounts.loggedOut(doer.by());
    }
    visitor.leave();
    Answers.home();
  }

  /**
   * Where a login leads, from this application's root: the page that was asked for, or the first.
   */
  public String getAim() {
    return Aim.parse(request.getParameter(Aim.PARAMETER)).map(Aim::path).orElse("/");
  }

  /** What is wrong with what was typed. */
  public String getError() {
    return error;
  }

  /** Whether there is another way in, by the provider that the settings name. */
  public boolean isOpenId() {
    return openId.isOffered(visitor.isNear());
  }

  /** What that provider is called. */
  public String getProvider() {
    return openId.name();
  }

  /** Why the login by that provider came to nothing, as the address of this page says. */
  public String getOpenIdError() {
    String how = request.getParameter("openid");
    return how == null || !isOpenId() ? "" : OpenIdWords.words(how, openId.name());
  }

  /** Never shown again. */
  public String getPassPhrase() {
    return "";
  }

  public void setPassPhrase(String passPhrase) {
    this.passPhrase = passPhrase == null ? "" : passPhrase;
  }
}

package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import psw.broker.account.Came;
import psw.broker.account.Setup;
import psw.broker.audit.Doer;
import psw.server.login.Visitor;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Where the setup code is taken, once, for a pass phrase. */
@Named
@RequestScoped
public class SetupPage {
  @Inject private VisitPage visit;
  @Inject private Visitor visitor;
  @Inject private Setup setup;
  @Inject private Doer doer;
  @Inject private Notice notice;

  private final Map<String, String> errors = new HashMap<>();
  private String code = "";
  private String passPhrase = "";
  private String again = "";

  /** Shows the form where nobody can listen in, and only while there is a code. */
  public void look() {
    if (!visit.leadsElsewhere() && !setup.isOpen()) {
      Answers.go("login.xhtml");
    }
  }

  /** Makes the account; whoever did is logged in. */
  public void setUp() {
    if (visit.leadsElsewhere() || !isFilled()) {
      return;
    }
    Came came = setup.setUp(code, passPhrase, doer.by());
    if (came instanceof Came.In in) {
      visitor.enter(in.account());
      notice.say("The pages are set up. From now on the pass phrase opens them.");
      Answers.home();
    } else {
      errors.put(
          "code",
          came instanceof Came.Later later
              ? Waits.words(later.left())
              : "This is not the code that lies in the file.");
    }
  }

  private boolean isFilled() {
    if (code.isBlank()) {
      errors.put("code", "The setup code, please.");
    }
    if (!Setup.isLongEnough(passPhrase)) {
      errors.put("passPhrase", "At least 12 characters, please; some words are easy to remember.");
    } else if (!passPhrase.equals(again)) {
      errors.put("again", "The two are not the same.");
    }
    return errors.isEmpty();
  }

  /** Whether there is an account already, which gets a new pass phrase. */
  public boolean isRenewing() {
    return setup.isDone();
  }

  /** Whether a code lies ready. */
  public boolean isOpen() {
    return setup.isOpen();
  }

  /** Whether the owner has an account. */
  public boolean isDone() {
    return setup.isDone();
  }

  /** The file that holds the code. */
  public String getFile() {
    return setup.file().toString();
  }

  /** What is wrong, by field. */
  public Map<String, String> getErrors() {
    return errors;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = typed(code);
  }

  /** Never shown again. */
  public String getPassPhrase() {
    return "";
  }

  public void setPassPhrase(String passPhrase) {
    this.passPhrase = typed(passPhrase);
  }

  /** Never shown again. */
  public String getAgain() {
    return "";
  }

  public void setAgain(String again) {
    this.again = typed(again);
  }

  private static String typed(String text) {
    return text == null ? "" : text;
  }
}

package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import psw.broker.audit.Doer;
import psw.broker.far.RendezvousUrl;
import psw.broker.sites.Adding;
import psw.broker.sites.SiteWords;
import psw.broker.sites.Sites;
import psw.server.pages.Answers;
import psw.server.pages.Refusals;
import psw.server.pages.VisitPage;
import psw.wire.value.BadValue;

/** The form that adds a site by the address of its broker. */
@Named
@RequestScoped
public class AddSitePage {
  @Inject private VisitPage visit;
  @Inject private Sites sites;
  @Inject private Notice notice;
  @Inject private Doer doer;

  private String url = "";
  private String error = "";

  /** Asks there who it is, and adds it; when that fails the page is shown again. */
  public void add() {
    if (visit.turnsAway()) {
      return;
    }
    try {
      Adding adding = sites.add(RendezvousUrl.parse(url), doer.by());
      if (adding instanceof Adding.Done done) {
        notice.say("The site at " + done.site().url() + " is followed from now on.");
        Answers.home();
      } else {
        error = words(adding);
      }
    } catch (BadValue refused) {
      error = words(refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      error = "The broker is ending.";
    }
  }

  private static String words(BadValue refused) {
    boolean url = refused.part().equals("url");
    return switch (refused.reason()) {
      case MISSING -> "Where does its broker answer? For example https://broker.example:8443.";
      case MALFORMED ->
          url
              ? "Scheme, host and port alone, please, as https://broker.example:8443."
              : Refusals.words(refused);
      default -> Refusals.words(refused);
    };
  }

  private static String words(Adding adding) {
    if (adding instanceof Adding.TooMany) {
      return "32 sites at most are followed by their addresses: remove one first.";
    }
    if (adding instanceof Adding.Unread unread) {
      return SiteLine.sentence(SiteWords.of(unread.why()));
    }
    return adding instanceof Adding.Unbelieved unbelieved
        ? SiteLine.sentence(SiteWords.of(unbelieved.why()))
        : "This very broker answers there.";
  }

  /** What is wrong with what was typed, or with what answers there. */
  public String getError() {
    return error;
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url == null ? "" : url;
  }
}

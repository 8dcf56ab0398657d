package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import psw.broker.announcing.Announcer;
import psw.broker.audit.Doer;
import psw.broker.far.RendezvousUrl;
import psw.server.pages.Answers;
import psw.server.pages.Refusals;
import psw.server.pages.VisitPage;
import psw.wire.value.BadValue;

/** The form that adds a rendez-vous. */
@Named
@RequestScoped
public class AddRendezvousPage {
  @Inject private VisitPage visit;
  @Inject private Announcer announcer;
  @Inject private Notice notice;
  @Inject private Doer doer;

  private String url = "";
  private String error = "";

  /** Adds it; when it is refused the page is shown again. */
  public void add() {
    if (visit.turnsAway()) {
      return;
    }
    try {
      add(RendezvousUrl.parse(url));
    } catch (BadValue refused) {
      error = Refusals.words(refused);
    }
  }

  private void add(RendezvousUrl parsed) throws BadValue {
    switch (announcer.add(parsed, doer.by())) {
      case DONE -> {
        notice.say(parsed + " is on the list; this site is announced there from now on.");
        Answers.home();
      }
      case THERE_ALREADY -> throw new BadValue("url", BadValue.Reason.DUPLICATE);
      case OTHER_KEY ->
          error =
              "This rendez-vous is on the list with another key, or without one. Ask its owner, not"
                  + " on this way, whether its key was changed; if it was, remove the old entry first.";
      case TOO_MANY -> error = "A site is announced at 16 rendez-vous at most.";
    }
  }

  /** What is wrong with what was typed. */
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

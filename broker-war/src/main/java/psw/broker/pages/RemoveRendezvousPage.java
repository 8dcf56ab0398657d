package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import psw.broker.announcing.Announcer;
import psw.broker.audit.Doer;
import psw.broker.far.RendezvousUrl;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;
import psw.wire.value.BadValue;

/** Asks before a rendez-vous is removed. */
@Named
@RequestScoped
public class RemoveRendezvousPage {
  @Inject private VisitPage visit;
  @Inject private Announcer announcer;
  @Inject private Notice notice;
  @Inject private Doer doer;

  private String url = "";

  /** Finds the rendez-vous, or answers 404. */
  public void look() {
    if (!visit.turnsAway() && find().isEmpty()) {
      Answers.error(404);
    }
  }

  /** Removes it. */
  public void remove() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<RendezvousUrl> removed = find().filter(found -> announcer.remove(found, doer.by()));
    notice.say(
        removed
            .map(there -> "This site is being withdrawn from " + there + ".")
            .orElse("It was gone already."));
    Answers.home();
  }

  private Optional<RendezvousUrl> find() {
    try {
      RendezvousUrl wanted = RendezvousUrl.parse(url == null ? "" : url);
      return announcer.members().stream().filter(wanted::equals).findFirst();
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url;
  }
}

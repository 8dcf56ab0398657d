package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.sites.AddedSite;
import psw.broker.sites.Sites;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Asks before a site that was added by its address is no longer followed. */
@Named
@RequestScoped
public class RemoveSitePage {
  @Inject private VisitPage visit;
  @Inject private Sites sites;
  @Inject private Notice notice;
  @Inject private Doer doer;

  private String id = "";
  private AddedSite site;

  /** Finds the site, or answers 404. */
  public void look() {
    if (visit.turnsAway()) {
      return;
    }
    site = find().orElse(null);
    if (site == null) {
      Answers.error(404);
    }
  }

  /** No longer follows it. */
  public void remove() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<AddedSite> gone = find().filter(there -> sites.remove(there.id(), doer.by()));
    notice.say(
        gone.map(there -> "The site at " + there.url() + " is no longer followed.")
            .orElse("It was gone already."));
    Answers.home();
  }

  private Optional<AddedSite> find() {
    return sites.all().stream().filter(added -> added.id().text().equals(id)).findFirst();
  }

  /** The site to be removed. */
  public AddedSite getSite() {
    return site;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id == null ? "" : id;
  }
}

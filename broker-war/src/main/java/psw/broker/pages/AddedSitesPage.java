package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import psw.broker.sites.AddedSite;
import psw.broker.sites.Sites;
import psw.server.directory.Directory;
import psw.server.pages.VisitPage;

/** The sites that were added by the addresses of their brokers, for the owner. */
@Named
@RequestScoped
public class AddedSitesPage {
  @Inject private VisitPage visit;
  @Inject private Sites sites;
  @Inject private Directory directory;

  private List<SiteLine> all;

  /** All of them, the longest here first. */
  public List<SiteLine> getAll() {
    if (all == null) {
      all = visit.isMayWrite() ? sites.all().stream().map(this::line).toList() : List.of();
    }
    return all;
  }

  private SiteLine line(AddedSite site) {
    return SiteLine.of(site, directory.find(site.id()), sites.hearing(site));
  }
}

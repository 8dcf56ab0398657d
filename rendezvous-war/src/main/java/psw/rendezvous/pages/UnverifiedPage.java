package psw.rendezvous.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import psw.rendezvous.unverified.Unverified;
import psw.rendezvous.unverified.UnverifiedService;
import psw.server.directory.ServiceQuery;
import psw.server.pages.SitesPage;

/** The first of the unverified services; of those that a search finds, when there is one. */
@Named
@RequestScoped
public class UnverifiedPage {
  private static final int SHOWN = 50;

  @Inject private Unverified unverified;
  @Inject private SitesPage sites;

  private List<UnverifiedService> services;

  /** At most fifty. */
  public List<UnverifiedService> getServices() {
    read();
    return services.subList(0, Math.min(SHOWN, services.size()));
  }

  /** Whether there are more than are shown. */
  public boolean isMore() {
    read();
    return services.size() > SHOWN;
  }

  private void read() {
    if (services == null) {
      services = unverified.services(new ServiceQuery(sites.getQ(), Set.of(), 0, 0, SHOWN + 1));
    }
  }
}

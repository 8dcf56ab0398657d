package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import psw.broker.address.Addresses;
import psw.broker.address.Reached;
import psw.broker.announcing.Announcer;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Service;
import psw.broker.site.Site;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.pages.VisitPage;

/** The broker's first page: this site, its services, its rendez-vous, and other sites. */
@Named
@RequestScoped
public class HomePage {
  private static final int MOST_NAMED = 3;

  @Inject private VisitPage visit;
  @Inject private Site site;
  @Inject private Addresses addresses;
  @Inject private Catalog catalog;
  @Inject private Announcer announcer;
  @Inject private Notice notice;
  @Inject private RendezvousLines lines;
  @Inject private Directory directory;
  @Inject private LiveGrants grants;

  private String said;
  private List<Service> services;
  private List<RendezvousLine> rendezvous;

  /** What the visitor's last act came to; said once. */
  public String getNotice() {
    // a page asks several times, and all of it is to see the same
    if (said == null) {
      said = visit.isMayWrite() ? notice.take() : "";
    }
    return said;
  }

  /** How the site calls itself. */
  public String getName() {
    return site.name().text();
  }

  /** The site's id. */
  public String getId() {
    return site.id().text();
  }

  /** Where the site is reached, if that is known. */
  public String getAddresses() {
    return addresses.reached().stream().map(HomePage::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Reached one) {
    String told = one.from() == Reached.From.RENDEZVOUS ? " (as seen from outside)" : "";
    return one.address() + told;
  }

  /** The services that this visitor may see. */
  public List<Service> getServices() {
    if (services == null) {
      services = catalog.read().visible(visit.isMayWrite());
    }
    return services;
  }

  /** Who sees a service, in words. */
  public String seenBy(Service service) {
    return switch (service.visibility()) {
      case PUBLIC -> "everybody";
      case PAIRED -> "whom this site is paired with";
      case PRIVATE -> "this site only";
    };
  }

  /** Who may reach a service through a grant, in words; nothing when nobody may. */
  public String grantedTo(Service service) {
    List<String> names = grants.of(service);
    return names.size() > MOST_NAMED
        ? "granted to " + names.size() + " peers"
        : names.isEmpty() ? "" : "granted to " + String.join(", ", names);
  }

  /** How many peers see no paired service, since the announcement has no room for their boxes. */
  public int getLeftOut() {
    return announcer.withoutBox().size();
  }

  /** How this site stands with each rendez-vous. */
  public List<RendezvousLine> getRendezvous() {
    if (rendezvous == null) {
      rendezvous = lines.read();
    }
    return rendezvous;
  }

  /** How many of them it is to be announced at: all but those being left. */
  public long getMembers() {
    return getRendezvous().stream().filter(line -> !line.leaving()).count();
  }

  /** How far this site is announced. */
  public Reach getReach() {
    return Reach.of(getRendezvous());
  }

  /** Until when its announcement holds, else {@code null}. */
  public Instant getUntil() {
    return directory
        .find(site.id())
        .filter(Entry::live)
        .map(entry -> entry.known().liveUntil())
        .orElse(null);
  }
}

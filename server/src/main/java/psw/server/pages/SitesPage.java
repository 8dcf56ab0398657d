package psw.server.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.server.directory.BrokerQuery;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.directory.ListedService;
import psw.server.directory.Self;
import psw.server.directory.ServiceQuery;
import psw.wire.value.BrokerId;

/** The other sites in this server's directory, page by page, and what a search finds in them. */
@Named
@RequestScoped
public class SitesPage {
  private static final int SITES = 20;
  private static final int MATCHES = 50;
  private static final int LONGEST = 64;

  @Inject private HttpServletRequest request;
  @Inject private Directory directory;
  @Inject private Instance<Self> self;

  private String q;
  private String after;
  private List<SiteCard> sites;
  private List<ListedService> matches;
  private boolean next;

  @PostConstruct
  void read() {
    q = parameter("q");
    after = parameter("after");
  }

  private String parameter(String name) {
    String text = request.getParameter(name);
    String given = text == null ? "" : text.strip();
    return given.substring(0, given.offsetByCodePoints(0, codePoints(given)));
  }

  private static int codePoints(String text) {
    return Math.min(LONGEST, text.codePointCount(0, text.length()));
  }

  /** What is searched for; empty when nothing is. */
  public String getQ() {
    return q;
  }

  /** Whether something is searched for. */
  public boolean isSearching() {
    return !q.isEmpty();
  }

  /** One page of sites; when something is searched for, those with it in their name or id. */
  public List<SiteCard> getSites() {
    if (sites == null) {
      List<Entry> found =
          directory.brokers(new BrokerQuery(q, after, 0, SITES + 2)).stream()
              .filter(entry -> !isOwn(entry.announcement().id()))
              .toList();
      next = found.size() > SITES;
      sites = found.stream().limit(SITES).map(SiteCard::of).toList();
    }
    return sites;
  }

  /** The services that a search finds, the first fifty. */
  public List<ListedService> getMatches() {
    if (matches == null) {
      matches =
          isSearching()
              ? directory.services(new ServiceQuery(q, Set.of(), 0, 0, MATCHES + 1)).stream()
                  .filter(service -> !isOwn(service.broker()))
                  .toList()
              : List.of();
    }
    return matches.subList(0, Math.min(MATCHES, matches.size()));
  }

  /** Whether a search finds more services than are shown. */
  public boolean isMore() {
    return getMatches().size() < matches.size();
  }

  /** How many sites there are in all. */
  public long getTotal() {
    boolean ownListed = own().flatMap(directory::find).filter(Entry::live).isPresent();
    return directory.liveBrokers() - (ownListed ? 1 : 0);
  }

  /** Where the list goes on, else nothing. */
  public String getNextLink() {
    List<SiteCard> shown = getSites();
    return next ? link(shown.get(shown.size() - 1).id()) : "";
  }

  /** Where the list begins, when this is not it. */
  public String getFirstLink() {
    return after.isEmpty() ? "" : link("");
  }

  private String link(String from) {
    String words = isSearching() ? "q=" + URLEncoder.encode(q, StandardCharsets.UTF_8) : "";
    String cursor = from.isEmpty() ? "" : (words.isEmpty() ? "" : "&") + "after=" + from;
    String query = words + cursor;
    return request.getContextPath() + "/" + (query.isEmpty() ? "" : "?" + query) + "#sites";
  }

  private boolean isOwn(BrokerId id) {
    return own().filter(id::equals).isPresent();
  }

  private Optional<BrokerId> own() {
    return self.isResolvable() ? self.get().id() : Optional.empty();
  }
}

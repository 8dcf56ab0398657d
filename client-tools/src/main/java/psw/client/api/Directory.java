package psw.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * Where sites are announced, a rendez-vous or a broker, as everybody may ask it. What it says is
 * believed by nobody who did not judge it.
 */
public final class Directory {
  private final ServerUrl server;
  private final Http http;

  /** Nothing is sent before the first call. */
  public Directory(ServerUrl server) {
    this.server = server;
    this.http = new Http(server);
  }

  /** Where it answers. */
  public ServerUrl server() {
    return server;
  }

  /** A site's announcement or its tombstone; empty where it is not announced. */
  public Optional<byte[]> announcement(BrokerId site) throws CallFailed {
    return http.jose(http.at("/api/brokers/" + site));
  }

  /** The lease that keeps that announcement alive, if there is one. */
  public Optional<byte[]> lease(BrokerId site) throws CallFailed {
    return http.jose(http.at("/api/brokers/" + site + "/lease"));
  }

  /**
   * What sites offer to everybody, one page of it.
   *
   * @param query only what holds it in name, label or description, or whose site's name or id does
   */
  public Listing services(Optional<String> query) throws CallFailed {
    if (query.isEmpty()) {
      return page("/api/services");
    }
    String asked = URLEncoder.encode(query.get(), StandardCharsets.UTF_8);
    Listing services = page("/api/services?q=" + asked);
    Answer named = http.get(http.at("/api/brokers?size=100&q=" + asked));
    List<String> sites = http.each(named, Site::parse).stream().map(s -> s.id().text()).toList();
    return sites.isEmpty()
        ? services
        : services.and(page("/api/services?broker=" + String.join(",", sites)));
  }

  private Listing page(String path) throws CallFailed {
    Answer answer = http.get(http.at(path));
    return new Listing(http.each(answer, Listing.Entry::parse), answer.next().isPresent());
  }

  /** The sites that call themselves so. */
  public List<Site> called(Label name) throws CallFailed {
    String asked = URLEncoder.encode(name.text(), StandardCharsets.UTF_8);
    return http.all("/api/brokers?q=" + asked, Site::parse).stream()
        .filter(site -> site.name().equals(name))
        .toList();
  }
}

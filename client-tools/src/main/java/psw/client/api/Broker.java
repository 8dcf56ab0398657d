package psw.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.JsonObject;
import psw.wire.knock.SourceRule;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** One broker's REST interface. */
public final class Broker {
  private final Http http;

  /**
   * Nothing is sent before the first call.
   *
   * @param server where it is, and by which key it is known
   * @param token file that holds the bearer token; read when something is to be changed
   */
  public Broker(ServerUrl server, Path token) {
    this.http = new Http(server, new Token(token));
  }

  /** The broker's own site. */
  public Site self() throws CallFailed {
    return http.parsed(
        http.get(http.at("/api/brokers/self")), answer -> Site.parse(answer.object()));
  }

  /** Where the broker's own site is reached and how that is known, in the order to try. */
  public List<Reached> addresses() throws CallFailed {
    return http.each(http.read("/api/addresses"), Reached::parse);
  }

  /** Where the broker's own site is announced, and how it stands there. */
  public List<Announced> announced() throws CallFailed {
    return http.each(http.read("/api/rendezvous"), Announced::parse);
  }

  /** Every site that the broker knows, perhaps its own among them. */
  public List<Site> sites() throws CallFailed {
    return http.all("/api/brokers", Site::parse);
  }

  /**
   * The broker's own services, with a query those that match it; what only its owner sees, too, if
   * the token is there and good.
   */
  public List<Service> services(Optional<String> query) throws CallFailed {
    return http.allAsKnown("/api/services" + query.map(Broker::asked).orElse(""), Service::parse);
  }

  /**
   * Another site's services, as the broker knows them; those that the site seals for this one, too,
   * if the token is there and good.
   */
  public List<Service> services(BrokerId site) throws CallFailed {
    return http.allAsKnown("/api/brokers/" + site + "/services", Service::parse);
  }

  /** Publishes a service, or changes the one that is there at the same address and port. */
  public Service publish(Offer offer) throws CallFailed {
    Answer answer = http.write("POST", "/api/services", Optional.of(offer.toJson()));
    return http.parsed(answer, done -> Service.parse(done.object()));
  }

  /** Withdraws a service by its number. */
  public void withdraw(long id) throws CallFailed {
    http.write("DELETE", "/api/services/del/" + id, Optional.empty());
  }

  /** Withdraws a service by where it listens. */
  public void withdraw(IpAddress ip, Port port) throws CallFailed {
    http.write("DELETE", "/api/services/del/" + ip + "/" + port, Optional.empty());
  }

  /** Whom the broker's site is paired with, by name. */
  public List<Peer> peers() throws CallFailed {
    return pairing().all();
  }

  /** What a peer, by its number, was granted, also what is over. */
  public List<Grant> grants(long peer) throws CallFailed {
    return http.each(http.read(grantsOf(peer)), Grant::parse);
  }

  /**
   * Lets a peer reach a service until a time; the same once more changes the terms.
   *
   * @param service its label, or its number in digits
   * @param source from where the peer may knock for it
   */
  public Grant grant(long peer, String service, Instant until, SourceRule source)
      throws CallFailed {
    JsonObject body =
        JsonObject.with("service", service)
            .and("until", until.toString())
            .and("source", source.word())
            .build();
    Answer answer = http.write("POST", grantsOf(peer), Optional.of(body));
    return http.parsed(answer, done -> Grant.parse(done.object()));
  }

  /** Takes a grant back; the answer is the grant as it was, and whether that is enforced. */
  public Grant revoke(long peer, long grant) throws CallFailed {
    Answer answer = http.write("DELETE", grantsOf(peer) + "/" + grant, Optional.empty());
    return http.parsed(answer, done -> Grant.parse(done.object()));
  }

  /** Takes all grants of a peer back. */
  public List<Grant> revokeAll(long peer) throws CallFailed {
    return http.each(http.write("DELETE", grantsOf(peer), Optional.empty()), Grant::parse);
  }

  private static String grantsOf(long peer) {
    return "/api/peers/" + peer + "/grants";
  }

  /** What the owner's token alone may ask. */
  public BrokerOwner owner() {
    return new BrokerOwner(http);
  }

  private static String asked(String query) {
    return "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /**
   * How the broker's site comes to be paired, and what it knows of those that it is paired with.
   */
  public BrokerPeers pairing() {
    return new BrokerPeers(http);
  }
}

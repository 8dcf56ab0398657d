package psw.server.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.server.edge.Jose;
import psw.server.edge.Listing;
import psw.server.edge.Paging;
import psw.server.edge.Problems;
import psw.server.edge.Tagged;
import psw.wire.announcement.Lease;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** {@code GET /api/brokers} and what lies below it. */
@Path("brokers")
@RequestScoped
public class BrokersResource {
  /** Who does not say what he accepts gets JSON. */
  private static final String SECOND = Jose.TYPE + ";qs=0.5";

  @Inject private Directory directory;
  @Inject private Instance<Self> self;
  @Inject private Instance<BoxOpener> opener;
  @Inject private Instance<Elsewhere> elsewhere;
  @Context private Request request;
  @Context private UriInfo uri;

  /** Live brokers in the order of their ids, part by part. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response all() throws BadValue {
    Listing listing = Listing.asked(uri, request);
    BrokerQuery query =
        new BrokerQuery(
            listing.paging().words(),
            listing.paging().afterBroker(),
            listing.paging().skip(),
            listing.most());
    return listing.answer(
        directory.brokers(query), Views::broker, entry -> entry.announcement().id().text());
  }

  /** A live broker. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response one(@PathParam("id") String id) throws BadValue {
    Entry entry = live(id);
    List<Elsewhere.Seen> seen =
        elsewhere.isResolvable() ? elsewhere.get().of(entry.announcement().id()) : List.of();
    return json(Views.broker(entry, seen).toString());
  }

  /** A broker's announcement, byte for byte; its tombstone too, for as long as that holds. */
  @GET
  @Path("{id}")
  @Produces(SECOND)
  public Response announcement(@PathParam("id") String id) throws BadValue {
    return jose(entry(id).filter(e -> e.live() || e.announcement().gone()).map(Entry::jws));
  }

  /** The lease that keeps a broker's announcement alive beyond its own term. */
  @GET
  @Path("{id}/lease")
  @Produces(MediaType.APPLICATION_JSON)
  public Response lease(@PathParam("id") String id) throws BadValue {
    Jose jws = live(id).lease().orElseThrow(() -> Problems.NOT_FOUND.asException());
    return json(Views.lease(Lease.reread(jws.bytes())).toString());
  }

  /** That lease, byte for byte. */
  @GET
  @Path("{id}/lease")
  @Produces(SECOND)
  public Response leaseItself(@PathParam("id") String id) throws BadValue {
    return jose(live(id).lease());
  }

  /** A live broker's services, part by part. */
  @GET
  @Path("{id}/services")
  @Produces(MediaType.APPLICATION_JSON)
  public Response services(@PathParam("id") String id) throws BadValue {
    Listing listing = Listing.asked(uri, request);
    Entry entry = live(id);
    BrokerId broker = entry.announcement().id();
    ServiceQuery query =
        new ServiceQuery(
            listing.paging().words(),
            Set.of(broker),
            listing.paging().afterNumber(),
            listing.paging().skip(),
            listing.most());
    // this broker's own services bear the numbers of its own catalogue, as everywhere else on it
    boolean own = self().filter(broker::equals).isPresent();
    SiteServices services = new SiteServices(directory, own);
    List<SiteServices.Line> lines =
        opener.isResolvable()
            ? services.lines(
                query, SealedService.of(entry.announcement(), opener.get().opened(entry)))
            : services.lines(query);
    return listing.answer(lines, SiteServices.Line::view, line -> Long.toString(line.id()));
  }

  private Entry live(String id) throws BadValue {
    return entry(id).filter(Entry::live).orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  private Optional<Entry> entry(String id) throws BadValue {
    if (!id.equals("self")) {
      return directory.find(Paging.broker(id));
    }
    return self().flatMap(directory::find);
  }

  private Optional<BrokerId> self() {
    return self.isResolvable() ? self.get().id() : Optional.empty();
  }

  private Response json(String text) {
    return Tagged.answer(text, request, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private Response jose(Optional<Jose> jws) {
    byte[] bytes = jws.orElseThrow(() -> Problems.NOT_FOUND.asException()).bytes();
    return Tagged.answer(bytes, request, MediaType.valueOf(Jose.TYPE)).build();
  }
}

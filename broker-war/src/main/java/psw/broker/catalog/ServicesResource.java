package psw.broker.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.site.Site;
import psw.server.edge.Ids;
import psw.server.edge.Listing;
import psw.server.edge.Paging;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.login.Caller;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** The site's own services over HTTP: the original's paths, and some more. */
@Path("services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServicesResource {
  @Inject Catalog catalog;
  @Inject Site site;
  @Inject Caller caller;
  @Inject Doer doer;
  @Context Request request;
  @Context UriInfo uri;

  /** The services that the caller may see; with {@code If-None-Match} only when they changed. */
  @GET
  public Response list() throws BadValue {
    Listing listing = Listing.asked(uri, request);
    Paging asked = listing.paging();
    boolean own = asked.brokers().isEmpty() || asked.brokers().contains(site.id());
    List<Service> visible =
        own ? catalog.read().visible(caller.may(Scope.READ)) : List.<Service>of();
    Selection selection =
        new Selection(asked.words(), asked.afterNumber(), asked.skip(), listing.most());
    return listing.answer(
        selection.of(visible),
        service -> ServiceView.of(service, site),
        service -> Long.toString(service.id()));
  }

  /** One service. */
  @GET
  @Path("{id}")
  public JsonObject find(@PathParam("id") String id) throws BadValue {
    return catalog
        .read()
        .find(Ids.parse(id), caller.may(Scope.READ))
        .map(service -> ServiceView.of(service, site))
        .orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  /** Registers a service. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.SERVICES_WRITE)
  public Response add(JsonObject body) throws BadValue {
    Service stored = done(catalog.add(draft(body), writer()));
    return Response.ok(ServiceView.of(stored, site))
        .header("Location", URI.create("/api/services/" + stored.id()))
        .build();
  }

  /** Changes a service; its id and its label stay. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.SERVICES_WRITE)
  public JsonObject change(@PathParam("id") String id, JsonObject body) throws BadValue {
    return ServiceView.of(done(catalog.change(Ids.parse(id), draft(body), writer())), site);
  }

  /** Withdraws a service by its id; the answer shows it as it was. */
  @DELETE
  @Path("del/{pk}")
  @NeedsToken(Scope.SERVICES_WRITE)
  public JsonObject remove(@PathParam("pk") String id) throws BadValue {
    return ServiceView.of(done(catalog.remove(Ids.parse(id), writer())), site);
  }

  /** Withdraws the service at an address and port. */
  @DELETE
  @Path("del/{ip}/{port}")
  @NeedsToken(Scope.SERVICES_WRITE)
  public JsonObject remove(@PathParam("ip") String ip, @PathParam("port") String port)
      throws BadValue {
    IpAddress where = IpAddress.parse(ip);
    return ServiceView.of(done(catalog.remove(where, Port.parse(port), writer())), site);
  }

  private static Draft draft(JsonObject body) throws BadValue {
    return Draft.parse(
        Optional.ofNullable(body)
            .orElseThrow(
                () -> Problem.of(new BadValue("body", BadValue.Reason.MISSING)).asException()));
  }

  private Writer writer() {
    return caller
        .token()
        .map(token -> new Writer(token.id(), token.isOwners(), doer.by()))
        .orElseThrow(() -> Problems.UNAUTHORIZED.asException());
  }

  private static Service done(Written written) {
    if (written instanceof Written.Done done) {
      return done.service();
    }
    throw CatalogProblems.of(((Written.Refused) written).why()).asException();
  }
}

package psw.broker.grants;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import psw.broker.audit.Doer;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Service;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.edge.Ids;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.grant.Until;
import psw.wire.json.JsonObject;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;

/** What a peer may reach, over HTTP; for the site's owner alone. */
@Path("peers/{peer}/grants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {
  @Inject Granting granting;
  @Inject Peers peers;
  @Inject Catalog catalog;
  @Inject Doer doer;
  @Inject Clock clock;

  /** All of a peer. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list(@PathParam("peer") String peer) throws BadValue {
    return granting.of(peer(peer)).stream().map(GrantsResource::view).toList();
  }

  /**
   * Grants {@code {"service"}}, perhaps {@code "until"} and {@code "source"}; the same service
   * again changes those.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.GRANTS_WRITE)
  public JsonObject grant(@PathParam("peer") String peer, JsonObject body) throws BadValue {
    if (body == null) {
      throw new BadValue("body", BadValue.Reason.MISSING);
    }
    long to = peer(peer).id();
    Instant until = Until.parse(body.optionalText("until"), clock.instant());
    SourceRule source = SourceRule.parse(body.optionalText("source").orElse("strict"));
    Granted granted = granting.grant(to, service(body), until, source, doer.by());
    if (granted instanceof Granted.Done done) {
      return view(done.grant());
    }
    throw GrantProblems.of(((Granted.Refused) granted).why()).asException();
  }

  /** Takes one back; the answer shows it as it was. */
  @DELETE
  @Path("{grant}")
  @NeedsToken(Scope.GRANTS_WRITE)
  public JsonObject revoke(@PathParam("peer") String peer, @PathParam("grant") String grant)
      throws BadValue {
    return granting
        .revoke(peer(peer), Ids.parse(grant), doer.by())
        .map(GrantsResource::view)
        .orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  /** Takes all of a peer back. */
  @DELETE
  @NeedsToken(Scope.GRANTS_WRITE)
  public List<JsonObject> revokeAll(@PathParam("peer") String peer) throws BadValue {
    return granting.revokeAll(peer(peer), doer.by()).stream().map(GrantsResource::view).toList();
  }

  private Peer peer(String id) throws BadValue {
    return peers.find(Ids.parse(id)).orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  // a number is an id; a text is a label, and only if nobody has that one, an id's digits
  private long service(JsonObject body) throws BadValue {
    List<Service> all = catalog.read().services();
    Object asked = body.members().get("service");
    Optional<Service> found;
    if (asked instanceof Long id) {
      found = first(all, service -> service.id() == id);
    } else {
      String text = body.text("service");
      found =
          first(all, service -> service.label().text().equals(text))
              .or(() -> first(all, service -> Long.toString(service.id()).equals(text)));
    }
    return found
        .map(Service::id)
        .orElseThrow(() -> GrantProblems.of(Granted.Why.UNKNOWN_SERVICE).asException());
  }

  private static Optional<Service> first(List<Service> all, Predicate<Service> which) {
    return all.stream().filter(which).findFirst();
  }

  private static JsonObject view(Given grant) {
    Service service = grant.service();
    return JsonObject.with("id", grant.id())
        .and(
            "service",
            JsonObject.with("id", service.id())
                .and("label", service.label().text())
                .and("name", service.name().text())
                .build())
        .and("ip", service.ip().text())
        .and("port", service.port().number())
        .and("until", grant.until().toString())
        .and("source", grant.source().word())
        .and("enforced", grant.enforced())
        .and("revoked", grant.revoked())
        .build();
  }
}

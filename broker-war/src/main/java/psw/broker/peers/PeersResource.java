package psw.broker.peers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import psw.broker.audit.Doer;
import psw.server.edge.Ids;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BadValue;

/** Whom this site is paired with, over HTTP; {@code psw.broker.pairing} makes new ones. */
@Path("peers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeersResource {
  private static final Problem NAME_TAKEN =
      Problem.of(400, "name-taken", "Another peer has this name");

  @Inject Peers peers;
  @Inject LastKnocks knocks;
  @Inject Doer doer;

  /** All of them, by name. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list() {
    return peers.all().stream().map(this::view).toList();
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @NeedsToken(Scope.READ)
  public JsonObject find(@PathParam("id") String id) throws BadValue {
    return view(peer(id));
  }

  /** How this site knocks there: secrets, for who opens wormholes on its behalf. */
  @GET
  @Path("{id}/knock")
  @NeedsToken(Scope.GRANTS_WRITE)
  public Response knock(@PathParam("id") String id) throws BadValue {
    KnockLeave leave =
        peer(id).met().other().knock().orElseThrow(() -> Problems.NOT_FOUND.asException());
    return Response.ok(leave.toJson()).header("Cache-Control", "no-store").build();
  }

  /** Gives it another name: {@code {"name"}}. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.GRANTS_WRITE)
  public JsonObject rename(@PathParam("id") String id, JsonObject body) throws BadValue {
    Peer peer = peer(id);
    if (body == null) {
      throw new BadValue("body", BadValue.Reason.MISSING);
    }
    return peers
        .rename(peer.id(), GivenName.parse(body.text("name")), doer.by())
        .map(this::view)
        .orElseThrow(NAME_TAKEN::asException);
  }

  /** Forgets it, with its grants; the answer shows it as it was. */
  @DELETE
  @Path("{id}")
  @NeedsToken(Scope.GRANTS_WRITE)
  public JsonObject remove(@PathParam("id") String id) throws BadValue {
    Peer peer = peer(id);
    if (!peers.remove(peer.id(), doer.by())) {
      throw Problems.NOT_FOUND.asException();
    }
    return view(peer);
  }

  private JsonObject view(Peer peer) {
    return PeerView.of(peer, knocks);
  }

  private Peer peer(String text) throws BadValue {
    return peers.find(Ids.parse(text)).orElseThrow(() -> Problems.NOT_FOUND.asException());
  }
}

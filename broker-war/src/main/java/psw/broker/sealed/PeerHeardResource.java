package psw.broker.sealed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.edge.Ids;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.value.BadValue;

/** {@code GET /api/peers/{id}/heard}: what a peer's gate made of this site's last knock there. */
@Path("peers/{id}/heard")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeerHeardResource {
  @Inject private Peers peers;
  @Inject private Directory directory;
  @Inject private Sealed sealed;

  /** What its live announcement says of it. */
  @GET
  @NeedsToken(Scope.READ)
  public JsonObject find(@PathParam("id") String id) throws BadValue {
    Peer peer = peers.find(Ids.parse(id)).orElseThrow(() -> Problems.NOT_FOUND.asException());
    return directory
        .find(peer.met().other().id())
        .filter(Entry::live)
        .flatMap(entry -> sealed.heard(entry.announcement(), peer))
        .map(Heard::toJson)
        .orElseThrow(() -> Problems.NOT_FOUND.asException());
  }
}

package psw.broker.sealed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.directory.SealedService;
import psw.server.directory.ServiceQuery;
import psw.server.directory.Views;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.announcement.Announcement;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** {@code GET /api/peers/{id}/services}: all that a peer offers to this site. */
@Path("peers/{id}/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeerServicesResource {
  @Inject private Peers peers;
  @Inject private Directory directory;
  @Inject private Sealed sealed;

  /** What it announces to everybody, then what it sealed for this site; nothing while not live. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list(@PathParam("id") String id) throws BadValue {
    Peer peer = peers.find(number(id)).orElseThrow(() -> Problems.NOT_FOUND.asException());
    Optional<Announcement> said =
        directory.find(peer.met().other().id()).filter(Entry::live).map(Entry::announcement);
    return said.isPresent() ? offers(said.get()) : List.of();
  }

  private List<JsonObject> offers(Announcement said) {
    int most = Announcement.MOST_SERVICES;
    Stream<JsonObject> everybodys =
        directory.services(new ServiceQuery("", Set.of(said.id()), 0, 0, most)).stream()
            .map(Views::service);
    Stream<JsonObject> ours =
        SealedService.of(said, sealed.open(said)).stream().map(SealedService::view);
    return Stream.concat(everybodys, ours).toList();
  }

  private static long number(String id) throws BadValue {
    if (!id.matches("[0-9]{1,18}") || Long.parseLong(id) < 1) {
      throw new BadValue("id", BadValue.Reason.MALFORMED);
    }
    return Long.parseLong(id);
  }
}

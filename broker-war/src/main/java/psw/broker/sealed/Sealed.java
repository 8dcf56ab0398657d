package psw.broker.sealed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.broker.site.Site;
import psw.server.directory.BoxOpener;
import psw.server.directory.Entry;
import psw.server.login.Caller;
import psw.server.login.Scope;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.box.HeardKey;
import psw.wire.box.Opened;
import psw.wire.knock.Heard;

/** The door. */
@ApplicationScoped
public class Sealed implements BoxOpener {
  private Peers peers;
  private Site site;
  private Caller caller;

  protected Sealed() {}

  @Inject
  Sealed(Peers peers, Site site, Caller caller) {
    this.peers = peers;
    this.site = site;
    this.caller = caller;
  }

  @Override
  public List<Offer> opened(Entry broker) {
    return caller.may(Scope.READ) ? open(broker.announcement()) : List.of();
  }

  /** What an announcement offers to this site alone, if they are paired; whoever asks. */
  public List<Offer> open(Announcement said) {
    if (said.boxes().isEmpty()) {
      return List.of();
    }
    return peers.all().stream()
        .filter(peer -> peer.met().other().id().equals(said.id()))
        .flatMap(peer -> open(said, peer).stream())
        .findFirst()
        .orElse(List.of());
  }

  /** What an announcement of this peer says of this site's last knock there; whoever asks. */
  public Optional<Heard> heard(Announcement said, Peer peer) {
    return new HeardKey(peer.met().key(), said.id(), site.id()).in(said);
  }

  private Optional<List<Offer>> open(Announcement said, Peer peer) {
    BoxKey key = new BoxKey(peer.met().key(), said.id(), site.id());
    return key.openIn(said) instanceof Opened.Services services
        ? Optional.of(services.offers())
        : Optional.empty();
  }
}

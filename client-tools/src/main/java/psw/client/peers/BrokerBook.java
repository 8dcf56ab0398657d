package psw.client.peers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import psw.client.api.BrokerPeers;
import psw.client.api.CallFailed;
import psw.client.api.Peer;
import psw.client.api.Service;
import psw.client.device.Device;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.jws.PublicKey;
import psw.wire.knock.Heard;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** Kept by the broker. */
public final class BrokerBook implements Book {
  private final BrokerPeers peers;
  private final Device device;

  /**
   * Nothing is asked before the first call.
   *
   * @param device whose SSH key a pairing passes on
   */
  public BrokerBook(BrokerPeers peers, Device device) {
    this.peers = peers;
    this.device = device;
  }

  @Override
  public List<Acquaintance> all() throws CallFailed {
    return peers.all().stream()
        .map(BrokerBook::acquaintance)
        .sorted(Comparator.comparing(each -> each.name().text()))
        .toList();
  }

  @Override
  public boolean rename(Acquaintance who, Label name) throws CallFailed {
    List<Peer> there = peers.all();
    Optional<Peer> peer = called(who, there);
    boolean taken =
        there.stream().anyMatch(p -> p.name().equals(name) && !p.device().equals(who.id()));
    if (peer.isEmpty() || taken) {
      return false;
    }
    peers.rename(peer.get(), name);
    return true;
  }

  @Override
  public boolean forget(Acquaintance who) throws CallFailed {
    Optional<Peer> peer = called(who, peers.all());
    if (peer.isPresent()) {
      peers.forget(peer.get());
    }
    return peer.isPresent();
  }

  @Override
  public Optional<KnockLeave> knock(Acquaintance site) throws CallFailed {
    Optional<Peer> peer = latest(site.id(), peers.all());
    return peer.isPresent() ? peers.knock(peer.get()) : Optional.empty();
  }

  /** The broker has the key of the box, and opened it. */
  @Override
  public List<Service> sealed(Acquaintance site, Announcement said) throws CallFailed {
    Optional<Peer> peer = latest(site.id(), peers.all());
    return peer.isPresent()
        ? peers.services(peer.get()).stream()
            .filter(service -> service.visibility() == Service.Visibility.PAIRED)
            .toList()
        : List.of();
  }

  /** The broker has the key of the box. */
  @Override
  public Optional<Heard> heard(Acquaintance site, Announcement said) throws CallFailed {
    Optional<Peer> peer = latest(site.id(), peers.all());
    return peer.isPresent() ? peers.heard(peer.get()) : Optional.empty();
  }

  /** Nobody: the broker's own pairings do not follow yet, so its site pairs anew. */
  @Override
  public Optional<BrokerId> successor(Acquaintance site) {
    return Optional.empty();
  }

  @Override
  public boolean agree(Acquaintance site, BrokerId successor) {
    return false;
  }

  @Override
  public Optional<Acquaintance> follow(Acquaintance site, PublicKey successor) {
    return Optional.empty();
  }

  @Override
  public List<ServerUrl> places() {
    return List.of();
  }

  @Override
  public List<ServerUrl> observers() throws CallFailed {
    return peers.rendezvous();
  }

  @Override
  public Meeting meet(Invitation invitation) {
    return new BrokerMeeting(peers, device, invitation);
  }

  static Acquaintance acquaintance(Peer peer) {
    return new Acquaintance(
        peer.name(), peer.kind(), peer.device(), peer.called(), peer.fingerprint(), peer.since());
  }

  // each person of a site that paired is a peer of its own, by the key that it logs in with
  private static Optional<Peer> called(Acquaintance who, List<Peer> peers) {
    return peers.stream()
        .filter(peer -> peer.device().equals(who.id()) && peer.name().equals(who.name()))
        .findFirst();
  }

  /** Of several by the same site, the one whose key it is surest to have still. */
  static Optional<Peer> latest(BrokerId id, List<Peer> peers) {
    return peers.stream()
        .filter(peer -> peer.device().equals(id))
        .max(Comparator.comparing(Peer::since));
  }
}

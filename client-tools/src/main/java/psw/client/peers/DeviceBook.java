package psw.client.peers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import psw.client.api.Service;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.device.Peer;
import psw.pairing.pin.ServerUrl;
import psw.pairing.run.Places;
import psw.wire.announcement.Announcement;
import psw.wire.box.BoxKey;
import psw.wire.box.HeardKey;
import psw.wire.box.Opened;
import psw.wire.jws.PublicKey;
import psw.wire.knock.Heard;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/** Kept by the device itself. */
public final class DeviceBook implements Book {
  private final Device device;
  private final Places places;
  private final Label self;
  private final Clock clock;

  /**
   * Nothing is done before the first call.
   *
   * @param places where codes are made and taken up
   * @param self what the device calls itself
   * @param clock for signatures, and to know when to give up
   */
  public DeviceBook(Device device, Places places, Label self, Clock clock) {
    this.device = device;
    this.places = places;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public List<Acquaintance> all() throws DeviceFailed {
    return device.peers().all().stream().map(DeviceBook::acquaintance).toList();
  }

  @Override
  public boolean rename(Acquaintance who, Label name) throws DeviceFailed {
    return device.peers().rename(who.name(), name).isPresent();
  }

  @Override
  public boolean forget(Acquaintance who) throws DeviceFailed {
    return device.peers().forget(who.id());
  }

  @Override
  public Optional<KnockLeave> knock(Acquaintance site) throws DeviceFailed {
    return peer(site.id()).flatMap(peer -> peer.other().knock());
  }

  @Override
  public List<Service> sealed(Acquaintance site, Announcement said) throws DeviceFailed {
    Optional<Peer> peer = peer(site.id());
    if (peer.isEmpty() || said.boxes().isEmpty()) {
      return List.of();
    }
    BoxKey key = new BoxKey(peer.get().key(), site.id(), device.identity().id());
    return key.openIn(said) instanceof Opened.Services opened
        ? opened.offers().stream().map(o -> Service.of(o, Service.Visibility.PAIRED)).toList()
        : List.of();
  }

  @Override
  public Optional<Heard> heard(Acquaintance site, Announcement said) throws DeviceFailed {
    Optional<Peer> peer = peer(site.id());
    return peer.isPresent()
        ? new HeardKey(peer.get().key(), site.id(), device.identity().id()).in(said)
        : Optional.empty();
  }

  private Optional<Peer> peer(BrokerId id) throws DeviceFailed {
    return device.peers().find(id);
  }

  @Override
  public Optional<BrokerId> successor(Acquaintance site) throws DeviceFailed {
    return peer(site.id()).flatMap(Peer::next);
  }

  @Override
  public boolean agree(Acquaintance site, BrokerId successor) throws DeviceFailed {
    return device.peers().agree(site.id(), successor);
  }

  @Override
  public Optional<Acquaintance> follow(Acquaintance site, PublicKey successor) throws DeviceFailed {
    return device.peers().follow(site.id(), successor).map(DeviceBook::acquaintance);
  }

  @Override
  public List<ServerUrl> places() throws DeviceFailed {
    return device.peers().all().stream()
        .filter(peer -> peer.other().kind() == Introduction.Kind.SITE)
        .map(peer -> new ServerUrl(peer.rendezvous().base(), peer.rendezvous().pin()))
        .distinct()
        .toList();
  }

  @Override
  public List<ServerUrl> observers() throws DeviceFailed {
    return places();
  }

  @Override
  public Meeting meet(Invitation invitation) {
    return new DeviceMeeting(device, places, self, invitation, clock);
  }

  static Acquaintance acquaintance(Peer peer) {
    return new Acquaintance(
        peer.name(),
        peer.other().kind(),
        peer.id(),
        peer.other().name(),
        peer.other().ssh().map(SshPublicKey::fingerprint),
        peer.since());
  }
}

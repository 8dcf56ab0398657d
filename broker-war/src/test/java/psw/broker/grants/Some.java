package psw.broker.grants;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.broker.catalog.Service;
import psw.broker.catalog.Snapshot;
import psw.broker.catalog.Visibility;
import psw.broker.peers.Met;
import psw.broker.peers.Peer;
import psw.wire.announcement.Health;
import psw.wire.grant.Own;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;
import psw.wire.value.SshPublicKey;

/** Peers and services for tests. */
final class Some {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final Instant LATER = Instant.parse("2026-12-23T12:00:00Z");
  static final SshPublicKey KEY =
      new SshPublicKey(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
  static final SshPublicKey OTHER_KEY =
      new SshPublicKey(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBX8xSg3n1FGVZG/PWWCPDaH20EnZtmtwcbZxRvRBOv2");
  static final Own OWN = new Own(Set.of(new IpAddress("192.0.2.1")), Set.of(new Port(8000)));

  private Some() {}

  /** One that was told how to knock here. */
  static Peer knocking(long id, SshPublicKey ssh) {
    Peer peer = peer(id, Optional.of(ssh));
    String byId = Base64Url.encode(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) id});
    String key = Base64Url.encode(new byte[32]);
    KnockLeave leave = new KnockLeave(byId, key, KnockLeave.Mode.SPA, List.of());
    Met met = peer.met();
    return new Peer(
        id,
        peer.name(),
        new Met(met.other(), met.key(), Optional.of(leave), met.rendezvous()),
        peer.since());
  }

  static Peer peer(long id, Optional<SshPublicKey> ssh) {
    Identity other = Identity.create(new SecureRandom());
    Introduction said =
        new Introduction(
            other.id(),
            other.key(),
            Introduction.Kind.DEVICE,
            new Label("rui"),
            ssh,
            Optional.empty());
    Met met = new Met(said, SharedKey.of(new byte[32]), Optional.empty(), "rv.example");
    return new Peer(id, new Label("rui-" + id), met, NOW);
  }

  static Service service(long id, String ip, int port) {
    try {
      return new Service(
          id,
          new Label("web-" + id),
          ServiceName.parse("web"),
          Description.parse(""),
          new IpAddress(ip),
          new Port(port),
          Visibility.PRIVATE,
          false,
          Health.UNKNOWN,
          "token");
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  static Snapshot catalogue(Service... services) {
    return new Snapshot(1, List.of(services));
  }
}

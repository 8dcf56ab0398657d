package psw.device;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.device.Device;
import psw.client.device.Peer;
import psw.pairing.mailbox.Rendezvous;
import psw.testing.Server;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.announcement.SshEnd;
import psw.wire.box.BoxKey;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A site whose announcements a test signs: two services, one of them sealed, behind one sshd. */
final class Atelier {
  static final String WIKI = "wiki";
  static final String CHAT = "chat";

  private final Identity identity = Identity.create(new SecureRandom());
  private final SharedKey shared;
  private final BrokerId peer;
  private int target;
  private final List<String> offered = new ArrayList<>(List.of(WIKI));
  private Optional<BrokerId> next = Optional.empty();
  private long revision = Instant.now().toEpochMilli();

  /**
   * A site that seals a service for one peer.
   *
   * @param target where both services listen, on loopback
   */
  Atelier(SharedKey shared, BrokerId peer, int target) {
    this.shared = shared;
    this.peer = peer;
    this.target = target;
  }

  /** A device is paired with it, and calls it ana. */
  void meets(Device device, SharedKey key, Server rendezvous) throws Exception {
    meets(device, "ana", key, rendezvous);
  }

  /** A device is paired with it, and calls it so. */
  void meets(Device device, String name, SharedKey key, Server rendezvous) throws Exception {
    Introduction site =
        Introduction.of(
            identity,
            Introduction.Kind.SITE,
            new Label("atelier"),
            Optional.empty(),
            Optional.empty());
    Rendezvous met = Rendezvous.parse(rendezvous.url());
    device.peers().keep(Peer.met(new Label(name), site, key, met, Instant.EPOCH));
  }

  Identity identity() {
    return identity;
  }

  BrokerId id() {
    return identity.id();
  }

  String path() {
    return "/api/brokers/" + id();
  }

  /** From now on it says that another key takes over. */
  void changesTo(BrokerId successor) {
    next = Optional.of(successor);
  }

  /** From now on both services are elsewhere. */
  void movesTo(int port) {
    target = port;
  }

  /** From now on it offers nothing to everybody. */
  void closes() {
    offered.clear();
  }

  /** From now on it offers one more to everybody. */
  void opens(String label) {
    offered.add(label);
  }

  /** The next revision. */
  byte[] says(List<String> addresses, int sshPort, String... hostKeys) throws BadValue {
    revision++;
    return signed(addresses, sshPort, hostKeys);
  }

  /** A revision below all so far. */
  byte[] saidBefore(int sshPort, String... hostKeys) throws BadValue {
    long now = revision;
    revision -= 1000;
    try {
      return signed(List.of("127.0.0.1"), sshPort, hostKeys);
    } finally {
      revision = now;
    }
  }

  private byte[] signed(List<String> addresses, int sshPort, String... hostKeys) throws BadValue {
    Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    BoxKey box = new BoxKey(shared, id(), peer);
    return new Announcement(
            id(),
            identity.key(),
            new Label("atelier"),
            revision,
            now,
            now.plusSeconds(1800),
            next,
            false,
            addresses.stream().map(IpAddress::new).toList(),
            Optional.of(new SshEnd(new Port(sshPort), List.of(hostKeys))),
            Optional.empty(),
            Optional.empty(),
            offers(),
            List.of(box.seal(List.of(offer(1, CHAT)), revision, new SecureRandom())))
        .sign(identity);
  }

  private List<Offer> offers() throws BadValue {
    List<Offer> all = new ArrayList<>();
    for (String label : offered) {
      all.add(offer(10 + all.size(), label));
    }
    return all;
  }

  private Offer offer(int id, String label) throws BadValue {
    return new Offer(
        id,
        new Label(label),
        ServiceName.parse(label),
        Description.parse(""),
        new IpAddress("127.0.0.1"),
        new Port(target),
        Health.UP);
  }

  /** Tells a rendez-vous. */
  static void tell(Server rendezvous, String path, byte[] jws) throws Exception {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(rendezvous.url() + path))
            .header("Content-Type", "application/jose")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(jws))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(put, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }
}

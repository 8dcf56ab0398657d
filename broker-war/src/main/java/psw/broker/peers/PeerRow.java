package psw.broker.peers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import psw.broker.site.Vault;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.PublicKey;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/** A peer in its table; what is secret of it stands sealed in one column. */
@Entity
@Table(name = "peer")
class PeerRow {
  private static final JsonLimits LIMITS = new JsonLimits(4096, 4, 2048, 20);

  @Id private long id;
  private String name;
  private String kind;
  private String device;
  private String pubkey;
  private String called;
  private String ssh;
  private String secret;
  private String rendezvous;
  private long since;

  protected PeerRow() {}

  PeerRow(long id, Label name) {
    this.id = id;
    this.name = name.text();
  }

  long id() {
    return id;
  }

  boolean isOf(Introduction other) {
    return device.equals(other.id().text()) && ssh.equals(ssh(other));
  }

  boolean isCalled(Label label) {
    return name.equals(label.text());
  }

  void rename(Label label) {
    name = label.text();
  }

  /** Takes over what a pairing gave; the name stays. */
  void meet(Met met, Vault vault, Instant now) {
    kind = met.other().kind().word();
    device = met.other().id().text();
    pubkey = met.other().key().text();
    called = met.other().name().text();
    ssh = ssh(met.other());
    rendezvous = met.rendezvous();
    since = now.toEpochMilli();
    JsonObject secrets =
        JsonObject.with("key", Base64Url.encode(met.key().toBytes()))
            .and("theirs", met.other().knock().map(KnockLeave::toJson))
            .and("ours", met.ours().map(KnockLeave::toJson))
            .build();
    secret = vault.seal(secrets.toString().getBytes(StandardCharsets.UTF_8), place());
  }

  Peer toPeer(Vault vault) {
    try {
      JsonObject secrets = Json.parseObject(vault.open(secret, place()), LIMITS);
      Introduction other =
          new Introduction(
              BrokerId.parse(device),
              PublicKey.parse(pubkey),
              Introduction.Kind.parse(kind),
              Label.parse(called),
              ssh.isEmpty() ? Optional.empty() : Optional.of(SshPublicKey.parse(ssh)),
              leave(secrets, "theirs"));
      SharedKey shared = SharedKey.of(Base64Url.decode(secrets.text("key"), 32, "key"));
      Met met = new Met(other, shared, leave(secrets, "ours"), rendezvous);
      return new Peer(id, Label.parse(name), met, Instant.ofEpochMilli(since));
    } catch (BadValue e) {
      throw new IllegalStateException("peer " + id + " in the database: " + e.part(), e);
    }
  }

  private static Optional<KnockLeave> leave(JsonObject secrets, String member) throws BadValue {
    Optional<JsonObject> json = secrets.optionalObject(member);
    return json.isPresent() ? Optional.of(KnockLeave.parse(json.get())) : Optional.empty();
  }

  private static String ssh(Introduction other) {
    return other.ssh().map(SshPublicKey::text).orElse("");
  }

  private String place() {
    return "peer " + id;
  }
}

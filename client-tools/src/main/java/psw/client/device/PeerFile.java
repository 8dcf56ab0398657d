package psw.client.device;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.PublicKey;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/** A peer as its file has it. */
final class PeerFile {
  private PeerFile() {}

  static byte[] write(Peer peer) {
    Introduction other = peer.other();
    return (JsonObject.with("v", 1)
                .and("name", peer.name().text())
                .and("key", other.key().text())
                .and("kind", other.kind().word())
                .and("called", other.name().text())
                .and("ssh", other.ssh().map(SshPublicKey::text))
                .and("knock", other.knock().map(KnockLeave::toJson))
                .and("shared", Base64Url.encode(peer.key().toBytes()))
                .and("rendezvous", text(peer.rendezvous()))
                .and("since", peer.since().getEpochSecond())
                .and("next", peer.next().map(BrokerId::text))
                .build()
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static Peer read(byte[] file) throws BadValue {
    JsonObject json = Json.parseObject(file, JsonLimits.BODY);
    if (json.integer("v") != 1) {
      throw new BadValue("v", Reason.OUT_OF_RANGE);
    }
    return new Peer(
        Label.parse(json.text("name")),
        other(json),
        SharedKey.of(Base64Url.decode(json.text("shared"), 32, "shared")),
        Rendezvous.parse(json.text("rendezvous")),
        since(json),
        next(json.optionalText("next")));
  }

  private static Optional<BrokerId> next(Optional<String> text) throws BadValue {
    return text.isPresent() ? Optional.of(BrokerId.parse(text.get())) : Optional.empty();
  }

  private static Introduction other(JsonObject json) throws BadValue {
    PublicKey key = PublicKey.parse(json.text("key"));
    Optional<String> ssh = json.optionalText("ssh");
    Optional<JsonObject> knock = json.optionalObject("knock");
    return new Introduction(
        key.id(),
        key,
        Introduction.Kind.parse(json.text("kind")),
        Label.parse(json.text("called")),
        ssh.isPresent() ? Optional.of(SshPublicKey.parse(ssh.get())) : Optional.empty(),
        knock.isPresent() ? Optional.of(KnockLeave.parse(knock.get())) : Optional.empty());
  }

  private static String text(Rendezvous rendezvous) {
    return rendezvous.base() + rendezvous.pin().map(pin -> "#sha256=" + pin.text()).orElse("");
  }

  private static Instant since(JsonObject json) throws BadValue {
    try {
      return Instant.ofEpochSecond(json.integer("since"));
    } catch (DateTimeException e) {
      throw new BadValue("since", Reason.OUT_OF_RANGE);
    }
  }
}

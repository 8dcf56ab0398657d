package psw.client.api;

import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshFingerprint;

/**
 * A device or a site that the broker's site is paired with.
 *
 * @param id its number at the broker, positive
 * @param name what the owner calls it
 * @param kind {@code site} or {@code device}
 * @param device who it is
 * @param fingerprint of the SSH key that it logs in with; absent if it only offers
 */
public record Peer(
    long id, Label name, String kind, BrokerId device, Optional<SshFingerprint> fingerprint) {
  static Peer parse(JsonObject json) throws BadValue {
    Optional<String> fingerprint = json.optionalText("fingerprint");
    return new Peer(
        json.integer("id"),
        Label.parse(json.text("name")),
        Label.parse(json.text("kind")).text(),
        BrokerId.parse(json.text("device")),
        fingerprint.isPresent()
            ? Optional.of(SshFingerprint.parse(fingerprint.get()))
            : Optional.empty());
  }
}

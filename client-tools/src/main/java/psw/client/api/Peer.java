package psw.client.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.pairing.Introduction;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshFingerprint;

/**
 * A device or a site that the broker's site is paired with.
 *
 * @param id its number at the broker, positive
 * @param name what the owner calls it
 * @param kind what it is
 * @param device who it is
 * @param called what it calls itself
 * @param fingerprint of the SSH key that it logs in with; absent if it only offers
 * @param since when it was paired, the last time
 */
public record Peer(
    long id,
    Label name,
    Introduction.Kind kind,
    BrokerId device,
    Label called,
    Optional<SshFingerprint> fingerprint,
    Instant since) {
  static Peer parse(JsonObject json) throws BadValue {
    Optional<String> fingerprint = json.optionalText("fingerprint");
    return new Peer(
        json.integer("id"),
        Label.parse(json.text("name")),
        Introduction.Kind.parse(json.text("kind")),
        BrokerId.parse(json.text("device")),
        Label.parse(json.text("called")),
        fingerprint.isPresent()
            ? Optional.of(SshFingerprint.parse(fingerprint.get()))
            : Optional.empty(),
        time(json.text("since")));
  }

  static Instant time(String text) throws BadValue {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadValue("time", BadValue.Reason.MALFORMED);
    }
  }
}

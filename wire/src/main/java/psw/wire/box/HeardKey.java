package psw.wire.box;

import java.security.SecureRandom;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** By what a site tells one device what became of its knock, and nobody else. */
public final class HeardKey {
  private static final String CONTEXT = "psw-heard-v1";

  /** How many characters such a box has, whatever it says. */
  public static final int LENGTH = Box.length(JsonObject.with("v", 1).build());

  private final Box box;

  /** From the key that the pairing of {@code site} and {@code device} gave both. */
  public HeardKey(SharedKey pairing, BrokerId site, BrokerId device) {
    this.box = new Box(CONTEXT, pairing, site, device);
  }

  /** Seals it for the announcement of {@code revision}; base64url. */
  public String seal(Heard heard, long revision, SecureRandom random) {
    return box.seal(heard.toJson(), revision, random);
  }

  /** What an announcement that was judged says of this device's last knock, if anything. */
  public Optional<Heard> in(Announcement announcement) {
    return announcement.boxes().stream()
        .flatMap(each -> open(each, announcement.revision()).stream())
        .findFirst();
  }

  // what cannot be read is nothing that a user could be told
  private Optional<Heard> open(String sealed, long revision) {
    try {
      Optional<JsonObject> opened = box.open(sealed, revision);
      return opened.isPresent() ? Optional.of(Heard.parse(opened.get())) : Optional.empty();
    } catch (BadValue e) {
      return Optional.empty();
    }
  }
}

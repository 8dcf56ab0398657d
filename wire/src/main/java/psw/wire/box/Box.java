package psw.wire.box;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.seal.Seal;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;

/** Boxes of one purpose, from one site for one device. From outside all look alike. */
final class Box {
  private static final int BLOCK = 1024;

  private final BrokerId site;
  private final Seal seal;

  /**
   * From the key that a pairing gave both.
   *
   * @param context what they are for
   */
  Box(String context, SharedKey pairing, BrokerId site, BrokerId device) {
    this.site = site;
    this.seal = pairing.seal(ascii(context + site.text() + device.text()));
  }

  String seal(JsonObject content, long revision, SecureRandom random) {
    byte[] text = text(content);
    byte[] padded = Arrays.copyOf(text, padded(text.length));
    // white space after a document is nothing to a reader of JSON
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return Base64Url.encode(seal.seal(padded, bound(revision), random));
  }

  /** How many characters a box with this content has. */
  static int length(JsonObject content) {
    int sealed = padded(text(content).length) + Seal.OVERHEAD;
    return (sealed * 4 + 2) / 3;
  }

  /** The content; empty when it does not open. */
  Optional<JsonObject> open(String box, long revision) throws BadValue {
    Optional<byte[]> plain = decoded(box).flatMap(bytes -> seal.open(bytes, bound(revision)));
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    if (plain.get().length % BLOCK != 0) {
      throw new BadValue("box", BadValue.Reason.MALFORMED);
    }
    return Optional.of(Json.parseObject(plain.get(), JsonLimits.ANNOUNCEMENT));
  }

  // another device's bad box must not stand in the way of ours
  private static Optional<byte[]> decoded(String box) {
    try {
      return Optional.of(Base64Url.decode(box, "box"));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  private static byte[] text(JsonObject content) {
    return content.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int padded(int length) {
    return (length + BLOCK - 1) / BLOCK * BLOCK;
  }

  private byte[] bound(long revision) {
    byte[] id = ascii(site.text());
    return ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(revision).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

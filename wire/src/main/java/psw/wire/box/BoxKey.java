package psw.wire.box;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.seal.Seal;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;

/** What a site and one device that it paired with seal and open boxes by. */
public final class BoxKey {
  private static final String CONTEXT = "psw-box-v1";
  private static final int BLOCK = 1024;

  private final BrokerId site;
  private final Seal seal;

  /** From the key that the pairing of {@code site} and {@code device} gave both. */
  public BoxKey(SharedKey pairing, BrokerId site, BrokerId device) {
    this.site = site;
    this.seal = pairing.seal(ascii(CONTEXT + site.text() + device.text()));
  }

  /**
   * Seals services for the announcement of {@code revision}.
   *
   * @return base64url; its length tells how many KiB the services fill, nothing more
   */
  public String seal(List<Offer> services, long revision, SecureRandom random) {
    byte[] text = text(services);
    byte[] padded = Arrays.copyOf(text, padded(text.length));
    // white space after a document is nothing to a reader of JSON
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return Base64Url.encode(seal.seal(padded, bound(revision), random));
  }

  /** How many characters a box of these services has, whoever it is for. */
  public static int length(List<Offer> services) {
    int sealed = padded(text(services).length) + Seal.OVERHEAD;
    return (sealed * 4 + 2) / 3;
  }

  private static byte[] text(List<Offer> services) {
    JsonObject json = JsonObject.with("svc", services.stream().map(Offer::toJson).toList()).build();
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int padded(int length) {
    return (length + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** Opens one box of the announcement of {@code revision}. */
  public Opened open(String box, long revision) {
    Optional<byte[]> plain = decoded(box).flatMap(bytes -> seal.open(bytes, bound(revision)));
    try {
      return plain.isPresent() ? read(plain.get()) : new Opened.NotOurs();
    } catch (BadValue e) {
      return new Opened.Malformed(e);
    }
  }

  // another device's bad box must not stand in the way of ours
  private static Optional<byte[]> decoded(String box) {
    try {
      return Optional.of(Base64Url.decode(box, "box"));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  /** Tries each box of an announcement that was judged; the first that opens is the one. */
  public Opened openIn(Announcement announcement) {
    return announcement.boxes().stream()
        .map(box -> open(box, announcement.revision()))
        .filter(opened -> !(opened instanceof Opened.NotOurs))
        .findFirst()
        .orElse(new Opened.NotOurs());
  }

  private static Opened read(byte[] plain) throws BadValue {
    if (plain.length % BLOCK != 0) {
      throw new BadValue("box", BadValue.Reason.MALFORMED);
    }
    return new Opened.Services(Offer.listIn(Json.parseObject(plain, JsonLimits.ANNOUNCEMENT)));
  }

  private byte[] bound(long revision) {
    byte[] id = ascii(site.text());
    return ByteBuffer.allocate(id.length + Long.BYTES).put(id).putLong(revision).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

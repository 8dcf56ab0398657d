package psw.wire.box;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.json.JsonObject;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** What a site and one device that it paired with seal and open boxes by. */
public final class BoxKey {
  private static final String CONTEXT = "psw-box-v1";

  private final Box box;

  /** From the key that the pairing of {@code site} and {@code device} gave both. */
  public BoxKey(SharedKey pairing, BrokerId site, BrokerId device) {
    this.box = new Box(CONTEXT, pairing, site, device);
  }

  /**
   * Seals services for the announcement of {@code revision}.
   *
   * @return base64url; its length tells how many KiB the services fill, nothing more
   */
  public String seal(List<Offer> services, long revision, SecureRandom random) {
    return box.seal(json(services), revision, random);
  }

  /** How many characters a box of these services has, whoever it is for. */
  public static int length(List<Offer> services) {
    return Box.length(json(services));
  }

  private static JsonObject json(List<Offer> services) {
    return JsonObject.with("svc", services.stream().map(Offer::toJson).toList()).build();
  }

  /** Opens one box of the announcement of {@code revision}. */
  public Opened open(String box, long revision) {
    try {
      Optional<JsonObject> opened = this.box.open(box, revision);
      return opened.isPresent()
          ? new Opened.Services(Offer.listIn(opened.get()))
          : new Opened.NotOurs();
    } catch (BadValue e) {
      return new Opened.Malformed(e);
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
}

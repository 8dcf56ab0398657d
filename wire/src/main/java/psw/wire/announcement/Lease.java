package psw.wire.announcement;

import java.time.Instant;
import java.util.regex.Pattern;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * A small signed message that keeps one announcement alive.
 *
 * @param id whose announcement
 * @param revision its revision
 * @param sha256 the SHA-256 of its compact JWS, base64url, 43 characters
 * @param issued when it was signed, whole seconds
 * @param expires until when it keeps the announcement alive, at most an hour after {@code issued}
 */
public record Lease(BrokerId id, long revision, String sha256, Instant issued, Instant expires) {
  /** The header's {@code typ}. */
  public static final String TYPE = "psw-lease+jws";

  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

  /** Reads again what was believed before it was stored; see {@link Announcement#reread}. */
  public static Lease reread(byte[] compactJws) throws BadValue {
    return parse(Jws.parse(compactJws, JsonLimits.ANNOUNCEMENT).payload());
  }

  static Lease parse(JsonObject json) throws BadValue {
    String sha256 = json.text("sha256");
    if (!HASH.matcher(sha256).matches()) {
      throw new BadValue("sha256", BadValue.Reason.MALFORMED);
    }
    return new Lease(
        BrokerId.parse(json.text("id")),
        Announcement.revision(json),
        sha256,
        Times.seconds(json, "iat"),
        Times.seconds(json, "exp"));
  }

  /** Signs this lease; the answer is the compact JWS. */
  public byte[] sign(Identity identity) {
    return Jws.sign(
        TYPE,
        JsonObject.with("v", 1)
            .and("id", id.text())
            .and("rev", revision)
            .and("sha256", sha256)
            .and("iat", issued.getEpochSecond())
            .and("exp", expires.getEpochSecond())
            .build(),
        identity);
  }
}

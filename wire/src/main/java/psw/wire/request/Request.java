package psw.wire.request;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Sha256;

/** The proof that came with a request, read but not yet judged. */
public final class Request {
  /** The header's {@code typ}. */
  public static final String TYPE = "psw-req+jws";

  /** How long a proof is good after {@code iat}, and how far a signer's clock may run ahead. */
  public static final Duration GOOD_FOR = Duration.ofSeconds(60);

  private static final JsonLimits LIMITS = new JsonLimits(4096, 4, 2048, 20);
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
  private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]*");
  // the year 9999, in seconds
  private static final long LAST = 253_402_300_799L;

  private final Jws jws;
  private final PublicKey key;
  private final What what;
  private final long revision;
  private final Instant issued;

  /** What a proof is for. */
  private record What(String method, String path, String body) {
    static What of(String method, String path, byte[] body) {
      return new What(method, path, Base64Url.encode(Sha256.of(body)));
    }
  }

  private Request(Jws jws, PublicKey key, What what, long revision, Instant issued) {
    this.jws = jws;
    this.key = key;
    this.what = what;
    this.revision = revision;
    this.issued = issued;
  }

  /**
   * Makes the proof for one request.
   *
   * @param method as {@code POST}
   * @param path the path as it is sent, without query
   * @param body the body as it is sent, perhaps empty
   * @param revision milliseconds since 1970, or one more than the last that was used for a request
   * @param now the time of signing
   * @return the compact JWS, at most 4096 bytes of ASCII
   */
  public static byte[] sign(
      Identity identity, String method, String path, byte[] body, long revision, Instant now) {
    What what = What.of(method, path, body);
    return Jws.sign(
        TYPE,
        JsonObject.with("id", identity.id().text())
            .and("key", identity.key().text())
            .and("method", what.method())
            .and("path", what.path())
            .and("body", what.body())
            .and("rev", revision)
            .and("iat", now.getEpochSecond())
            .build(),
        identity);
  }

  /**
   * Reads a proof, at most 4096 bytes; the part is the claim, or the piece of the JWS, at fault.
   */
  public static Request parse(byte[] compactJws) throws BadValue {
    Jws jws = Jws.parse(compactJws, LIMITS);
    if (!jws.type().equals(TYPE)) {
      throw new BadValue("typ", Reason.OUT_OF_RANGE);
    }
    JsonObject claims = jws.payload();
    PublicKey key = PublicKey.parse(claims.text("key"));
    BrokerId id = BrokerId.parse(claims.text("id"));
    if (!id.equals(key.id()) || !id.equals(jws.signer())) {
      throw new BadValue("id", Reason.OUT_OF_RANGE);
    }
    String body = claims.text("body");
    Base64Url.decode(body, 32, "body");
    What what = new What(matching(claims, "method", METHOD), matching(claims, "path", PATH), body);
    return new Request(jws, key, what, within(claims, "rev", 1, LAST * 1000), issued(claims));
  }

  /** Who says to have signed; to look up the revision that is known of it. */
  public BrokerId id() {
    return key.id();
  }

  /**
   * Judges the proof.
   *
   * @param known the highest revision of a request of this broker that was accepted, if any
   * @param method the request's own method
   * @param path the request's own path, as it came, without query
   * @param body the request's own body, as it came
   * @param now the time to judge by
   */
  public Verdict judge(OptionalLong known, String method, String path, byte[] body, Instant now) {
    if (!jws.isSignedBy(key)) {
      return new Verdict.Refused(Refusal.SIGNATURE);
    }
    What actual = What.of(method, path, body);
    if (!what.method().equals(actual.method()) || !what.path().equals(actual.path())) {
      return new Verdict.Refused(Refusal.OTHER_REQUEST);
    }
    if (!what.body().equals(actual.body())) {
      return new Verdict.Refused(Refusal.OTHER_BODY);
    }
    if (issued.isAfter(now.plus(GOOD_FOR)) || revision > now.plus(GOOD_FOR).toEpochMilli()) {
      return new Verdict.Refused(Refusal.TOO_FAR_AHEAD);
    }
    if (now.isAfter(issued.plus(GOOD_FOR))) {
      return new Verdict.Refused(Refusal.EXPIRED);
    }
    if (known.isPresent() && revision <= known.getAsLong()) {
      return new Verdict.Refused(Refusal.USED);
    }
    return new Verdict.Accepted(key.id(), key, revision);
  }

  private static Instant issued(JsonObject claims) throws BadValue {
    return Instant.ofEpochSecond(within(claims, "iat", 0, LAST));
  }

  private static long within(JsonObject claims, String claim, long least, long most)
      throws BadValue {
    long number = claims.integer(claim);
    if (number < least || number > most) {
      throw new BadValue(claim, Reason.OUT_OF_RANGE);
    }
    return number;
  }

  private static String matching(JsonObject claims, String claim, Pattern form) throws BadValue {
    String text = claims.text(claim);
    if (!form.matcher(text).matches()) {
      throw new BadValue(claim, Reason.MALFORMED);
    }
    return text;
  }
}

package psw.broker.openid;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.broker.openid.NotProven.Why;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * What an ID token must say (OpenID Connect Core 1.0, 2 and 3.1.3.7).
 *
 * @param issuer who must have made it
 * @param client for whom
 * @param nonce for which login
 */
record IdToken(String issuer, String client, String nonce) {
  private static final int LONGEST = 32 * 1024;
  private static final Duration SKEW = Duration.ofMinutes(1);
  // it was made for the question that was just asked
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Who it is of, if it is right in every point. */
  Person judge(String compact, Keys keys, Instant now) throws NotProven {
    if (compact.length() > LONGEST) {
      throw new NotProven(Why.FORM);
    }
    byte[] signed = keys.opened(compact);
    try {
      JsonObject claims = Json.parseObject(signed, JsonLimits.ANNOUNCEMENT);
      require(claims.text("iss").equals(issuer), Why.ISSUER);
      requireAudience(claims);
      requireTime(claims, now);
      require(claims.optionalText("nonce").filter(nonce::equals).isPresent(), Why.NONCE);
      String subject = claims.text("sub");
      require(subject.matches("[ -~]{1,255}"), Why.SUBJECT);
      return new Person(subject, URI.create(issuer).getHost(), email(claims));
    } catch (BadValue e) {
      throw new NotProven(Why.FORM);
    }
  }

  private void requireAudience(JsonObject claims) throws NotProven, BadValue {
    List<String> audience =
        claims.members().get("aud") instanceof String one ? List.of(one) : claims.texts("aud");
    require(audience.contains(client), Why.AUDIENCE);
    Optional<String> party = claims.optionalText("azp");
    require(audience.size() == 1 || party.isPresent(), Why.AUDIENCE);
    require(party.isEmpty() || party.get().equals(client), Why.AUDIENCE);
  }

  private static void requireTime(JsonObject claims, Instant now) throws NotProven, BadValue {
    long second = now.getEpochSecond();
    long made = claims.integer("iat");
    require(claims.integer("exp") > second - SKEW.toSeconds(), Why.TIME);
    require(made <= second + SKEW.toSeconds(), Why.TIME);
    require(made >= second - FRESH.toSeconds(), Why.TIME);
    long from = claims.optionalInteger("nbf").orElse(made);
    require(from <= second + SKEW.toSeconds(), Why.TIME);
  }

  private static Optional<String> email(JsonObject claims) {
    // a provider that writes something else here did not say that it looked
    boolean verified = Boolean.TRUE.equals(claims.members().get("email_verified"));
    // letters of other scripts have small ones in ours: a Kelvin sign is no k
    return verified && claims.members().get("email") instanceof String email && isAscii(email)
        ? Optional.of(email.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static void require(boolean right, Why why) throws NotProven {
    if (!right) {
      throw new NotProven(why);
    }
  }
}

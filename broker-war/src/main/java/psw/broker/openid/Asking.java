package psw.broker.openid;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import psw.broker.openid.NotProven.Why;
import psw.server.settings.OpenId;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/** What is asked of the provider, from the first step of a login to its last. */
final class Asking {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
  // strangers may ask too: one that is down is not asked each time
  private static final Duration DOWN_FOR = Duration.ofSeconds(3);
  private static final int LONGEST_CODE = 4096;

  private record Known(Optional<Provider> provider, Instant until) {}

  private final Line line = new Line(PATIENCE);
  private final OpenId settings;
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(Optional.empty(), Instant.MIN));

  Asking(OpenId settings) {
    this.settings = settings;
  }

  /** Where the browser goes to say who sits before it. */
  String location(Pending pending, Instant now) throws NotProven {
    String place = provider(now).authorization().toString();
    return place
        + (place.indexOf('?') < 0 ? "?" : "&")
        + new Query()
            .and("response_type", "code")
            .and("client_id", settings.client())
            .and("redirect_uri", pending.redirect())
            .and("scope", settings.emails().isEmpty() ? "openid" : "openid email")
            .and("state", pending.state())
            .and("nonce", pending.nonce())
            .and("code_challenge", challenge(pending.verifier()))
            .and("code_challenge_method", "S256");
  }

  /** Takes the code to the provider, and judges who it says it is. */
  Person person(Pending pending, Answered answered, Clock clock) throws NotProven {
    Provider provider = provider(clock.instant());
    Optional<String> issuer = answered.issuer();
    boolean unnamed = issuer.isEmpty() && !provider.namesItself();
    if (!unnamed && !issuer.filter(settings.issuer()::equals).isPresent()) {
      throw new NotProven(Why.ISSUER);
    }
    String code =
        answered
            .code()
            .filter(given -> given.length() <= LONGEST_CODE)
            .orElseThrow(() -> new NotProven(Why.DENIED));
    String token =
        token(line.post(provider.token(), basic(provider), form(provider, pending, code)));
    Keys keys = Keys.parse(line.get(provider.keys()));
    return new IdToken(settings.issuer(), settings.client(), pending.nonce())
        .judge(token, keys, clock.instant());
  }

  private Optional<String> basic(Provider provider) {
    String pair = Query.encoded(settings.client()) + ":" + Query.encoded(settings.secret().text());
    byte[] bytes = pair.getBytes(StandardCharsets.US_ASCII);
    return provider.basic()
        ? Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes))
        : Optional.empty();
  }

  private String form(Provider provider, Pending pending, String code) {
    Query form =
        new Query()
            .and("grant_type", "authorization_code")
            .and("code", code)
            .and("redirect_uri", pending.redirect())
            .and("code_verifier", pending.verifier());
    return provider.basic()
        ? form.toString()
        : form.and("client_id", settings.client())
            .and("client_secret", settings.secret().text())
            .toString();
  }

  private static String token(byte[] answer) throws NotProven {
    try {
      return Json.parseObject(answer, JsonLimits.ANNOUNCEMENT).text("id_token");
    } catch (BadValue e) {
      throw new NotProven(Why.FORM);
    }
  }

  private static String challenge(String verifier) {
    return Base64Url.encode(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
  }

  private Provider provider(Instant now) throws NotProven {
    Known there = known.get();
    if (now.isBefore(there.until())) {
      return there.provider().orElseThrow(() -> new NotProven(Why.DOWN));
    }
    try {
      byte[] said = line.get(Provider.place(settings.issuer()));
      Provider read = Provider.parse(said, settings.issuer());
      known.set(new Known(Optional.of(read), now.plus(KNOWN_FOR)));
      return read;
    } catch (NotProven e) {
      // what is known is not forgotten for one slow answer, nor what another learnt meanwhile
      Optional<Provider> kept = e.why() == Why.DOWN ? there.provider() : Optional.empty();
      known.compareAndSet(there, new Known(kept, now.plus(DOWN_FOR)));
      return known.get().provider().orElseThrow(() -> e);
    }
  }
}

package psw.broker.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import psw.server.login.Scope;
import psw.wire.grant.Until;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.ServiceName;

/**
 * A token that is asked for.
 *
 * @param name what to call it; as a service's
 * @param scopes what it is to allow, at least one
 * @param expires when it is to end: after now, within 366 days
 */
public record Wish(ServiceName name, Set<Scope> scopes, Instant expires) {
  private static final Duration USUAL = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Copies the set in. */
  public Wish {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Reads a request's body: {@code name}, {@code scopes} and, if wanted, {@code expires}, an ISO
   * date (in UTC, at whose end it ends) or instant; 90 days without it.
   */
  public static Wish parse(JsonObject body, Instant now) throws BadValue {
    Optional<String> until = body.optionalText("until");
    return of(
        ServiceName.parse(body.text("name")),
        Scope.parse(body.texts("scopes")),
        until.isPresent() ? Until.parse(until, now) : now.plus(USUAL),
        now);
  }

  /** Checks the end; part "until". */
  public static Wish of(ServiceName name, Set<Scope> scopes, Instant expires, Instant now)
      throws BadValue {
    if (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST))) {
      throw new BadValue("until", BadValue.Reason.OUT_OF_RANGE);
    }
    return new Wish(name, scopes, expires.truncatedTo(ChronoUnit.SECONDS));
  }
}

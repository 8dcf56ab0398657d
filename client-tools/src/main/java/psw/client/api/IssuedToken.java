package psw.client.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.ServiceName;

/**
 * A token that a broker issued, without its secret.
 *
 * @param id 8 letters and digits
 * @param name what its owner calls it
 * @param scopes what it is good for
 * @param until when it ends
 * @param used when it was last used, to the hour
 */
public record IssuedToken(
    String id, ServiceName name, List<String> scopes, Instant until, Optional<Instant> used) {
  /** Copies the list in. */
  public IssuedToken {
    scopes = List.copyOf(scopes);
  }

  /**
   * One that is told in full, once.
   *
   * @param text all of it
   */
  public record Fresh(IssuedToken token, String text) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
      return token.toString();
    }
  }

  static IssuedToken parse(JsonObject json) throws BadValue {
    Optional<String> used = json.optionalText("used");
    List<String> scopes = json.texts("scopes");
    return new IssuedToken(
        formed("id", json.text("id"), "[A-Za-z0-9]{8}"),
        ServiceName.parse(json.text("name")),
        List.of(formed("scopes", String.join(" ", scopes), "[a-z: ]{0,200}").split(" ", -1)),
        instant("until", json.text("until")),
        used.isPresent() ? Optional.of(instant("used", used.get())) : Optional.empty());
  }

  static Fresh fresh(JsonObject json) throws BadValue {
    String text = formed("token", json.text("token"), "psw_[A-Za-z0-9]{8}_[A-Za-z0-9]{43}");
    return new Fresh(parse(json), text);
  }

  private static String formed(String part, String text, String form) throws BadValue {
    if (!text.matches(form)) {
      throw new BadValue(part, BadValue.Reason.MALFORMED);
    }
    return text;
  }

  private static Instant instant(String part, String text) throws BadValue {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadValue(part, BadValue.Reason.MALFORMED);
    }
  }

  /** As the broker writes it. */
  public JsonObject toJson() {
    return JsonObject.with("id", id)
        .and("name", name.text())
        .and("scopes", scopes)
        .and("until", until.toString())
        .and("used", used.map(Instant::toString))
        .build();
  }
}

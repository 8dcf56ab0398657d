package psw.client.api;

import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * Where the broker's own site is announced.
 *
 * @param url the rendez-vous
 * @param state {@code current}, {@code pending}, {@code leaving}, {@code lags} or {@code withholds}
 * @param error what stands in the way there, if anything does
 */
public record Announced(String url, String state, Optional<String> error) {
  /** Whether it has what the site announces, and shows it. */
  public boolean isCurrent() {
    return state.equals("current") && error.isEmpty();
  }

  static Announced parse(JsonObject json) throws BadValue {
    return new Announced(json.text("url"), json.text("state"), json.optionalText("error"));
  }
}

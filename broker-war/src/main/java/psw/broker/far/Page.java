package psw.broker.far;

import java.util.List;
import java.util.Optional;
import psw.wire.json.JsonObject;

/**
 * A part of a listing.
 *
 * @param items its objects
 * @param next where it goes on: a path with its query, at the same rendez-vous
 */
public record Page(List<JsonObject> items, Optional<String> next) {
  /** Copies the list in. */
  public Page {
    items = List.copyOf(items);
  }
}

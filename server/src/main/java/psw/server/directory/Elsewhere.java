package psw.server.directory;

import java.util.List;
import java.util.OptionalLong;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;

/**
 * What other directories show of a broker; a broker provides a bean of this, a rendez-vous none,
 * since it follows nobody.
 */
public interface Elsewhere {
  /**
   * What one of them shows.
   *
   * @param url where it is
   * @param revision of the announcement that it showed last, if it showed any
   */
  record Seen(String url, OptionalLong revision) {
    JsonObject toJson() {
      JsonObject.Builder json = JsonObject.with("url", url);
      return (revision.isPresent() ? json.and("rev", revision.getAsLong()) : json).build();
    }
  }

  /** All of them, if whoever sent the request that is being served may see it; else none. */
  List<Seen> of(BrokerId broker);
}

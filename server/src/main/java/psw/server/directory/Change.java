package psw.server.directory;

import java.util.Locale;
import psw.wire.value.BrokerId;

/**
 * Something that changed for good.
 *
 * @param id its number in the log, without gaps, in the order of commits
 * @param kind what happened
 * @param broker to whom
 * @param jws the announcement: the new one, the tombstone, or the last one before it expired
 */
public record Change(long id, Kind kind, BrokerId broker, String jws) {
  /** What happened. */
  public enum Kind {
    /** There is a new announcement, or an expired one came back. */
    ANNOUNCEMENT,
    /** It was withdrawn, or it expired. */
    GONE;

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The lower-case word, as in events. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

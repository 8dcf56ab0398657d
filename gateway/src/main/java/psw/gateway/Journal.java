package psw.gateway;

import java.util.List;

/** Who is told what happens. It is called from many threads, and must not block. */
public interface Journal {
  /** Takes one event. */
  void note(Event event);

  /**
   * Something that happened.
   *
   * @param what its kind
   * @param who the device (SHA-256 of its key in base64url), or where a stranger comes from
   * @param about by kind: an address, targets as {@code HOST:PORT}, or nothing
   */
  record Event(What what, String who, List<String> about) {
    /** Copies the list in. */
    public Event {
      about = List.copyOf(about);
    }

    static Event of(What what, String who, String... about) {
      return new Event(what, who, List.of(about));
    }
  }

  /** What may happen. */
  enum What {
    /** A device logged in; about: where it comes from. */
    LET_IN,
    /** Its session is over. */
    LEFT,
    /** Its session was ended; about: what it was permitted and is no longer. */
    ENDED,
    /** Its session was ended, since it answers no more. */
    SILENT,
    /** A connection to a target; about: the target. */
    OPENED,
    /** The same was refused; about: the target, if it is one. */
    REFUSED,
    /** A device has as many sessions or connections as it may. */
    TOO_MANY,
    /** A stranger's key or account is none that was granted anything. */
    TURNED_AWAY,
    /** A stranger holds too many connections, or too many are held by all. */
    CROWDED
  }
}

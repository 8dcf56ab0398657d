package psw.broker.announcing;

import psw.broker.far.Answer;
import psw.broker.far.Trouble;

/**
 * What went wrong when a rendez-vous was told something.
 *
 * @param kind what
 * @param status the HTTP status that was answered, else 0
 */
public record Fault(Kind kind, int status) {
  /** What went wrong. */
  public enum Kind {
    /** Its name has no address. */
    UNKNOWN_HOST,
    /** Nothing listens there, or no way leads there. */
    NO_CONNECTION,
    /** It did not answer in time. */
    TIMEOUT,
    /** Its certificate is not trusted. */
    TLS,
    /** It has another key than the pinned one. */
    OTHER_KEY,
    /** The connection broke. */
    BROKEN,
    /** What answers there is no rendez-vous. */
    STRANGE_ANSWER,
    /** It knows a higher revision, or another announcement of this one. */
    CONFLICT,
    /** It has had too much for now. */
    TOO_MANY,
    /** It refuses the announcement. */
    REFUSED
  }

  static Fault of(Answer answer) {
    if (answer instanceof Answer.None none) {
      return new Fault(kind(none.why()), 0);
    }
    if (answer instanceof Answer.Conflict) {
      return new Fault(Kind.CONFLICT, 409);
    }
    if (answer instanceof Answer.Refused refused) {
      // a broker has no such address, nor such a method there; no more has another web server
      boolean strange = refused.status() == 404 || refused.status() == 405;
      return new Fault(strange ? Kind.STRANGE_ANSWER : Kind.REFUSED, refused.status());
    }
    return new Fault(Kind.TOO_MANY, 429);
  }

  private static Kind kind(Trouble why) {
    return switch (why) {
      case UNKNOWN_HOST -> Kind.UNKNOWN_HOST;
      case NO_CONNECTION -> Kind.NO_CONNECTION;
      case TIMEOUT -> Kind.TIMEOUT;
      case TLS -> Kind.TLS;
      case OTHER_KEY -> Kind.OTHER_KEY;
      case BROKEN -> Kind.BROKEN;
      // a rendez-vous' address is not looked at, so the last does not happen
      case STRANGE_ANSWER, FORBIDDEN -> Kind.STRANGE_ANSWER;
    };
  }
}

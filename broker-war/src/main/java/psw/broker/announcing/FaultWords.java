package psw.broker.announcing;

import java.util.Optional;
import psw.broker.far.Answer;
import psw.broker.far.Trouble;

/** Words for what went wrong with a rendez-vous; for pages and answers. */
public final class FaultWords {
  private FaultWords() {}

  /** One sentence without a full stop. */
  public static String of(Fault fault) {
    return switch (fault.kind()) {
      case UNKNOWN_HOST -> "its name has no address";
      case NO_CONNECTION -> "nothing answers there";
      case TIMEOUT -> "it did not answer in time";
      case TLS -> "its certificate is not trusted, and no pin of its key is known";
      case OTHER_KEY -> "not verified: it has another key than the pinned one";
      case BROKEN -> "the connection broke";
      case STRANGE_ANSWER -> "what answers there is no rendez-vous";
      case CONFLICT -> "it knows a later announcement; a newer one is on its way";
      case TOO_MANY -> "it asked for a pause";
      case REFUSED -> refused(fault.status());
    };
  }

  /** What is wrong with what it shows, if anything is. */
  static Optional<String> of(Shown shown) {
    return switch (shown) {
      case ALL -> Optional.empty();
      case LAGS -> Optional.of("it shows others an older announcement than it acknowledged");
      case WITHHOLDS -> Optional.of("it acknowledged this site and does not show it to others");
    };
  }

  /** The same of one from which nothing is heard of other sites. */
  static String unheard(Trouble why) {
    return "other sites are not heard of from there: "
        + (why == Trouble.STRANGE_ANSWER
            ? "it does not answer as a rendez-vous does"
            : of(Fault.of(new Answer.None(why))));
  }

  private static String refused(int status) {
    // RFC 9110, section 15.5.20
    return status == 421
        ? "it does not go by this name; its owner names it in PSW_HOSTS"
        : "it refuses the announcement (HTTP " + status + ")";
  }
}

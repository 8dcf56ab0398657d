package psw.broker.sites;

import java.util.Locale;
import java.util.Optional;
import psw.broker.far.Trouble;
import psw.wire.announcement.Refusal;

/** Words for what went wrong with another site's broker; for pages and answers. */
public final class SiteWords {
  private SiteWords() {}

  /** One sentence without a full stop; empty when nothing is wrong. */
  public static Optional<String> of(Hearing hearing) {
    if (hearing instanceof Hearing.Unread unread) {
      return Optional.of(of(unread.why()));
    }
    return hearing instanceof Hearing.Unbelieved unbelieved
        ? Optional.of(of(unbelieved.why()))
        : Optional.empty();
  }

  /** The same of one that could not be asked. */
  public static String of(Trouble why) {
    return switch (why) {
      case UNKNOWN_HOST -> "its name has no address";
      case NO_CONNECTION -> "nothing answers there";
      case TIMEOUT -> "it did not answer in time";
      case TLS -> "its certificate is not trusted";
      case OTHER_KEY -> "it has another key than the pinned one";
      case BROKEN -> "the connection broke";
      case STRANGE_ANSWER -> "what answers there is no broker";
      case FORBIDDEN -> "a broker does not connect to an address of this kind";
    };
  }

  /** The same of one that is not believed. */
  public static String of(Refusal why) {
    return switch (why) {
      case WRONG_ID -> "another broker answers there, or one that signs with another's key";
      case SIGNATURE -> "its signature is wrong";
      case TOO_FAR_AHEAD, EXPIRED -> "its announcement is not of now; are both clocks right?";
      case LOWER_REVISION, EQUIVOCATION ->
          "it shows something else than it announced; has another broker its key?";
      default -> "its announcement cannot be believed";
    };
  }

  /** A word for programs. */
  static String word(Enum<?> why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package psw.broker.announcing;

/** Words for what went wrong with a rendez-vous; for pages and answers. */
public final class FaultWords {
  private FaultWords() {}

  /** One sentence without a full stop. */
  public static String of(Fault fault) {
    return switch (fault.kind()) {
      case UNKNOWN_HOST -> "its name has no address";
      case NO_CONNECTION -> "nothing answers there";
      case TIMEOUT -> "it did not answer in time";
      case TLS -> "its certificate is not trusted";
      case BROKEN -> "the connection broke";
      case STRANGE_ANSWER -> "what answers there is no rendez-vous";
      case CONFLICT -> "it knows a later announcement; a newer one is on its way";
      case TOO_MANY -> "it asked for a pause";
      case REFUSED -> "it refuses the announcement (HTTP " + fault.status() + ")";
    };
  }
}

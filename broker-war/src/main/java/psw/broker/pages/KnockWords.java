package psw.broker.pages;

import java.time.Duration;
import psw.wire.knock.Heard;

/** What the gate made of a knock, put in words for a page. */
final class KnockWords {
  private KnockWords() {}

  static String of(Heard heard) {
    String from = " from " + heard.from();
    return switch (heard.what()) {
      case OPENED -> "let in" + from;
      case REPLAY -> "refused" + from + ", it was had before, or may have been";
      case CLOCK -> "refused" + from + ", its clock is " + clock(heard.ahead());
      case NO_GRANT -> "refused" + from + ", it may reach nothing here";
      case SOURCE -> "refused" + from + ", it says that it is elsewhere";
      case TOO_OFTEN -> "refused" + from + ", it knocks too often";
      case MALFORMED -> "refused" + from + ", it asks for what the gate does not know";
      case FAILED -> "right" + from + ", but the gate could not open: its log says why";
    };
  }

  private static String clock(long ahead) {
    Duration off = Duration.ofSeconds(ahead).abs();
    // what is refused for it is more than a minute
    long minutes = off.plusSeconds(30).toMinutes();
    String span = minutes < 2 ? off.toSeconds() + " seconds" : minutes + " minutes";
    return span + (ahead < 0 ? " behind" : " ahead");
  }
}

package psw.server.pages;

import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/** Refused input in words, as they stand beside a field: what is wrong and what would be right. */
public final class Refusals {
  private Refusals() {}

  /** One sentence; it never repeats what was typed. */
  public static String words(BadValue refused) {
    Reason why = refused.reason();
    return switch (refused.part()) {
      case "name" -> name(why);
      case "description" -> "At most 256 characters, please.";
      case "ip" -> ip(why);
      case "port" -> "A port is a number from 1 to 65535.";
      case "url" -> url(why);
      case "pin" -> pin(why);
      case "visibility" -> "Choose public or private.";
      default -> "This is not understood.";
    };
  }

  private static String name(Reason why) {
    return switch (why) {
      case MISSING -> "A service needs a name.";
      case TOO_LONG -> "A name has at most 64 characters.";
      default -> "A name is one line of characters that can be seen.";
    };
  }

  private static String ip(Reason why) {
    return switch (why) {
      case MISSING -> "Where does it listen? For example 127.0.0.1.";
      case OUT_OF_RANGE ->
          "No service can be reached there: link-local, multicast, broadcast and reserved addresses"
              + " are left out.";
      default -> "An IP address, please, as 192.168.1.20 or 2001:db8::20; names are not looked up.";
    };
  }

  private static String url(Reason why) {
    return switch (why) {
      case MISSING -> "Which rendez-vous? For example https://rv.example:9443.";
      case TOO_LONG -> "An address has at most 255 characters.";
      case OUT_OF_RANGE ->
          "It must begin with http:// or https:// and its port must exist; link-local, multicast and"
              + " reserved addresses are left out.";
      case DUPLICATE -> "This rendez-vous is in the list already.";
      default -> "Scheme, host and port alone, please, as https://rv.example:9443.";
    };
  }

  private static String pin(Reason why) {
    return why == Reason.OUT_OF_RANGE
        ? "A pin of its key needs https:// before the address."
        : "Behind the address #sha256= and the 43 characters of its pin, as the rendez-vous prints it.";
  }
}

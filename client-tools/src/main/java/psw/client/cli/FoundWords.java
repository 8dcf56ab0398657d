package psw.client.cli;

import psw.client.api.Found;
import psw.client.serve.Kind;
import psw.pairing.pin.ServerUrl;

/** What answers at an address where a broker or a rendez-vous should, put in words. */
final class FoundWords {
  private FoundWords() {}

  /** Says what is there, and what is not. */
  static String of(Found found, ServerUrl where, Kind wanted) {
    String instead = " answers at " + where + ", not a " + wanted.words();
    return switch (found) {
      case BROKER -> "a broker" + instead;
      case RENDEZVOUS -> "a rendez-vous" + instead;
      case OTHER_WEB_SERVER -> "some web server" + instead;
      case OTHER_NAME -> "what answers at " + where + " does not go by this name";
      case NO_WEB_SERVER -> "what answers at " + where + " speaks no HTTP";
      case NO_TLS -> "what answers at " + where + " speaks no TLS";
      case UNTRUSTED -> "the certificate of " + where + " is not trusted here";
      case OTHER_KEY -> "not verified: " + where + " has another key than the pinned one";
      case SILENCE -> where + " does not answer in time";
      case NO_SUCH_HOST -> "no such host: " + where.base().getHost();
      case NOBODY -> "nothing answers at " + where;
    };
  }

  /**
   * Says what to do about it.
   *
   * @param name of the setting that says where it is
   */
  static String hint(Found found, Kind wanted, String name) {
    String names = name + " names a " + wanted.words() + ", as http://HOST:" + wanted.usualPort();
    String pinned = "https://HOST:" + wanted.usualTlsPort() + "#sha256=PIN";
    return switch (found) {
      case OTHER_NAME -> "its owner names it in PSW_HOSTS; its addresses work without";
      case NO_TLS -> "is it http:// that it speaks?";
      case NO_WEB_SERVER -> "is the port right, and is it https:// that it speaks? " + names;
      case UNTRUSTED -> "the pin of its key is needed, as it prints it: " + pinned;
      case OTHER_KEY -> "ask its owner whether its key was changed, and for its new address";
      case NOBODY -> "psw " + wanted.label() + "    runs one; " + names;
      default -> names;
    };
  }

  static int exit(Found found) {
    return switch (found) {
      case SILENCE, NO_SUCH_HOST, NOBODY -> Exit.UNREACHABLE;
      case UNTRUSTED, OTHER_KEY -> Exit.UNVERIFIED;
      default -> Exit.REFUSED;
    };
  }
}

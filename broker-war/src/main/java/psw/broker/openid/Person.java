package psw.broker.openid;

import java.util.Optional;

/**
 * Who somebody is, as the provider says.
 *
 * @param subject the provider's name for him, never given to another
 * @param host the provider's host
 * @param email his address in lower case, if the provider verified it
 */
record Person(String subject, String host, Optional<String> email) {
  private static final int MOST_OF_SUBJECT = 24;
  private static final int MOST_OF_HOST = 30;

  /** What he is called here: {@code subject@host}, at most 55 harmless characters. */
  String account() {
    return shown(subject, MOST_OF_SUBJECT) + "@" + shown(host, MOST_OF_HOST);
  }

  private static String shown(String text, int most) {
    String harmless = text.replaceAll("[^A-Za-z0-9._:|+-]", "_");
    return harmless.length() <= most ? harmless : harmless.substring(0, most - 1) + "~";
  }
}

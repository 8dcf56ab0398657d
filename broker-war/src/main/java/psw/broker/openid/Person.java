package psw.broker.openid;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import psw.wire.value.Sha256;

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
  private static final int HASH = 12;

  /**
   * What he is called here: {@code subject@host}, at most 55 harmless characters. Two subjects are
   * never called the same: one that is not shown whole ends in a hash of it.
   */
  String account() {
    String host = shown(this.host);
    return named() + "@" + host.substring(0, Math.min(host.length(), MOST_OF_HOST));
  }

  private String named() {
    String harmless = shown(subject);
    if (harmless.equals(subject) && subject.length() <= MOST_OF_SUBJECT) {
      return subject;
    }
    String hash = HexFormat.of().formatHex(Sha256.of(subject.getBytes(StandardCharsets.UTF_8)));
    String begin = harmless.substring(0, Math.min(harmless.length(), MOST_OF_SUBJECT - HASH - 1));
    // no subject that is shown whole has this sign
    return begin + "~" + hash.substring(0, HASH);
  }

  private static String shown(String text) {
    return text.replaceAll("[^A-Za-z0-9._:|+-]", "_");
  }
}

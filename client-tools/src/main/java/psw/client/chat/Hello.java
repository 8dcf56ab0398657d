package psw.client.chat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How two of ours begin (docs/protocol.md, 10): the caller says which conversation it is, the other
 * one which it takes it for.
 *
 * @param id of the conversation, as the side has it that says so: 22 characters of base64url
 * @param heard the number of the last line of the other's that this side has shown; 0 for none
 */
record Hello(String id, long heard) {
  /** What a listener sends first: nothing that a terminal shows. */
  static final String GREETING = "\r\r\r";

  private static final Pattern FORM = Pattern.compile("psw-chat 1 ([A-Za-z0-9_-]{22}) (\\d{1,15})");
  private static final SecureRandom RANDOM = new SecureRandom();

  static Optional<Hello> parse(String line) {
    Matcher form = FORM.matcher(line);
    return form.matches()
        ? Optional.of(new Hello(form.group(1), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  /** An id that nobody guesses. */
  static String fresh() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "psw-chat 1 " + id + ' ' + heard;
  }
}

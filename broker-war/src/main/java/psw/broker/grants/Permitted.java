package psw.broker.grants;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device's file permits.
 *
 * @param until for each target, as {@code HOST:PORT}, the latest expiry among its lines, of 14
 *     digits
 */
record Permitted(Map<String, String> until) {
  private static final Pattern EXPIRY = Pattern.compile("expiry-time=\"([0-9]{14})Z\"");
  private static final Pattern TARGET = Pattern.compile("permitopen=\"([^\"]*)\"");

  /** Reads the lines of {@link psw.wire.grant.AuthorizedFile}. */
  static Permitted by(String text) {
    Map<String, String> until = new HashMap<>();
    for (String line : text.lines().toList()) {
      Matcher expiry = EXPIRY.matcher(line);
      // one without an end would permit for ever
      String end = expiry.find() ? expiry.group(1) : "9".repeat(14);
      TARGET
          .matcher(line)
          .results()
          .forEach(found -> until.merge(found.group(1), end, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }
    return new Permitted(until);
  }

  /** Whether it permits something, or for longer, that the other does not. */
  boolean exceeds(Permitted other) {
    return until.entrySet().stream()
        .anyMatch(own -> other.until.getOrDefault(own.getKey(), "").compareTo(own.getValue()) < 0);
  }
}

package psw.wire.knock;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;

/**
 * What a gate writes for its broker, {@code heard}: a first line {@code psw-gate-heard 1} and the
 * second since 1970 at which the gate wrote it, then one for each key that knocked, in six words:
 * the key's id in base64url, and {@link Heard}'s tag, what, second, address and seconds ahead.
 *
 * @param alive when the gate wrote it; whole seconds
 * @param last what became of the last knock with each key, by the key's id
 */
public record HeardFile(Instant alive, Map<String, Heard> last) {
  private static final String FIRST = "psw-gate-heard 1 ";
  private static final int WORDS = 6;

  /** Copies the map in. */
  public HeardFile {
    // in one order, so that the same has the same text
    last = Collections.unmodifiableMap(new TreeMap<>(last));
  }

  /** Reads what {@link #text} writes; a file with one bad line is refused whole, part "line N". */
  public static HeardFile parse(String text) throws BadValue {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(FIRST)) {
      throw new BadValue("line 1", Reason.MALFORMED);
    }
    Instant alive = alive(lines.get(0).substring(FIRST.length()));
    Map<String, Heard> last = new TreeMap<>();
    for (int at = 1; at < lines.size(); at++) {
      String part = "line " + (at + 1);
      String[] words = lines.get(at).split(" ", -1);
      if (words.length != WORDS || last.put(words[0], heard(words, part)) != null) {
        throw new BadValue(part, Reason.MALFORMED);
      }
    }
    return new HeardFile(alive, last);
  }

  private static Instant alive(String second) throws BadValue {
    try {
      return Instant.ofEpochSecond(Long.parseLong(second));
    } catch (NumberFormatException | DateTimeException e) {
      throw new BadValue("line 1", Reason.MALFORMED);
    }
  }

  private static Heard heard(String[] words, String part) throws BadValue {
    try {
      Base64Url.decode(words[0], Long.BYTES, "id");
      return Heard.parse(
          JsonObject.with("tag", words[1])
              .and("what", words[2])
              .and("at", Long.parseLong(words[3]))
              .and("from", words[4])
              .and("ahead", Long.parseLong(words[5]))
              .build());
    } catch (BadValue | NumberFormatException e) {
      throw new BadValue(part, Reason.MALFORMED);
    }
  }

  /** The whole file. */
  public String text() {
    return last.entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue()))
        .collect(Collectors.joining("", FIRST + alive.getEpochSecond() + '\n', ""));
  }

  private static String line(String id, Heard heard) {
    return String.join(
            " ",
            id,
            heard.tag(),
            heard.what().word(),
            Long.toString(heard.at().getEpochSecond()),
            heard.from().text(),
            Long.toString(heard.ahead()))
        + '\n';
  }
}

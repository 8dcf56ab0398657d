package psw.gate.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Port;

/** Settings as they are written: lines {@code key = value}. */
final class SettingsText {
  private static final Pattern LINE = Pattern.compile("\\s*([a-z-]+)\\s*=\\s*(.*?)\\s*");
  private static final Pattern OPEN = Pattern.compile("([0-9]{1,5})/(tcp|udp)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int MOST_OPEN = 64;
  private static final Set<String> KEYS =
      Set.of(
          "ssh",
          "broker",
          "broker-port",
          "tls",
          "tls-port",
          "knock",
          "sequence",
          "spa-port",
          "window",
          "once",
          "open");

  private final Map<String, String> values;

  private SettingsText(Map<String, String> values) {
    this.values = values;
  }

  static SettingsText read(String text) throws BadValue {
    Map<String, String> values = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      // a key that nobody reads is a mistake in one that matters
      if (!matcher.matches() || !KEYS.contains(matcher.group(1))) {
        throw new BadValue("line " + number, Reason.MALFORMED);
      }
      String key = matcher.group(1);
      if (matcher.group(2).isEmpty()) {
        throw new BadValue(key, Reason.MISSING);
      }
      if (values.put(key, matcher.group(2)) != null) {
        throw new BadValue(key, Reason.DUPLICATE);
      }
    }
    return new SettingsText(values);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  private List<String> words(String key, String otherwise) {
    List<String> words = new ArrayList<>();
    for (String word : values.getOrDefault(key, otherwise).split(",", -1)) {
      words.add(word.strip());
    }
    return words;
  }

  Port port(String key, String otherwise) throws BadValue {
    return value(key, values.getOrDefault(key, otherwise), Port::parse);
  }

  List<Port> ports(String key, int fewest, int most, String otherwise) throws BadValue {
    List<String> words = words(key, otherwise);
    if (words.size() < fewest) {
      throw new BadValue(key, Reason.OUT_OF_RANGE);
    }
    if (words.size() > most) {
      throw new BadValue(key, Reason.TOO_LONG);
    }
    List<Port> ports = new ArrayList<>();
    for (String word : words) {
      ports.add(value(key, word, Port::parse));
    }
    return ports;
  }

  /** Those of {@code 443/tcp, 51820/udp} that are of a protocol. */
  List<Port> open(String key, String protocol) throws BadValue {
    List<Port> ports = new ArrayList<>();
    if (!has(key)) {
      return ports;
    }
    List<String> words = words(key, "");
    if (words.size() > MOST_OPEN) {
      throw new BadValue(key, Reason.TOO_LONG);
    }
    for (String word : words) {
      Matcher matcher = OPEN.matcher(word);
      if (!matcher.matches()) {
        throw new BadValue(key, Reason.MALFORMED);
      }
      if (matcher.group(2).equals(protocol)) {
        ports.add(value(key, matcher.group(1), Port::parse));
      }
    }
    return ports;
  }

  Reach reach(String key) throws BadValue {
    return value(key, values.getOrDefault(key, "loopback"), Reach::parse);
  }

  Set<KnockKind> knocks(String key) throws BadValue {
    return switch (values.getOrDefault(key, "spa")) {
      case "spa" -> Set.of(KnockKind.SPA);
      case "sequence" -> Set.of(KnockKind.SEQUENCE);
      case "both" -> Set.of(KnockKind.SPA, KnockKind.SEQUENCE);
      default -> throw new BadValue(key, Reason.MALFORMED);
    };
  }

  Duration seconds(String key, int least, int most, int otherwise) throws BadValue {
    String text = values.getOrDefault(key, Integer.toString(otherwise));
    if (!NUMBER.matcher(text).matches()) {
      throw new BadValue(key, Reason.MALFORMED);
    }
    int seconds = Integer.parseInt(text);
    if (seconds < least || seconds > most) {
      throw new BadValue(key, Reason.OUT_OF_RANGE);
    }
    return Duration.ofSeconds(seconds);
  }

  boolean yes(String key, boolean otherwise) throws BadValue {
    return switch (values.getOrDefault(key, otherwise ? "yes" : "no")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new BadValue(key, Reason.MALFORMED);
    };
  }

  private interface Reader<T> {
    T read(String text) throws BadValue;
  }

  // whatever a value says of itself, its key is what has to be mended
  private static <T> T value(String key, String text, Reader<T> reader) throws BadValue {
    try {
      return reader.read(text);
    } catch (BadValue e) {
      throw e.in(key);
    }
  }
}

package psw.gate.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.gate.rules.BadSetting.Fault;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** Settings as they are written: lines {@code key = value}. */
final class SettingsText {
  private static final Pattern LINE = Pattern.compile("\\s*([a-z-]+)\\s*=\\s*(.*?)\\s*");
  private static final Pattern OPEN = Pattern.compile("([^/]*)/(tcp|udp)");
  // without zeros before it, which some read as of another base
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final int MOST_OPEN = 64;
  static final List<String> KEYS =
      List.of(
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
          "open",
          "lan",
          "lan-network");

  private final Map<String, Line> lines;

  /**
   * A line that says what a key is.
   *
   * @param number from 1; 0 where no line says it
   */
  private record Line(int number, String value) {}

  private SettingsText(Map<String, Line> lines) {
    this.lines = lines;
  }

  static SettingsText read(String text) throws BadSetting {
    Map<String, Line> lines = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new BadSetting(Fault.NO_SETTING, number, "", "", "");
      }
      String key = matcher.group(1);
      String value = matcher.group(2);
      // a key that nobody reads is a mistake in one that matters
      if (!KEYS.contains(key)) {
        throw new BadSetting(Fault.UNKNOWN_KEY, number, key, "", "");
      }
      if (lines.putIfAbsent(key, new Line(number, value)) != null) {
        throw new BadSetting(Fault.KEY_TWICE, number, key, value, "");
      }
      if (value.isEmpty()) {
        throw new BadSetting(Fault.NOT_ALLOWED, number, key, value, "");
      }
    }
    return new SettingsText(lines);
  }

  /** Whether its values are told to nobody. */
  static boolean isSecret(String key) {
    return key.equals("sequence");
  }

  BadSetting notAllowed(String key) {
    return new BadSetting(Fault.NOT_ALLOWED, number(key), key, text(key, ""), "");
  }

  BadSetting portTwice(String key, Port port, String other) {
    return new BadSetting(Fault.PORT_TWICE, number(key), key, port.toString(), other);
  }

  BadSetting missing(String key, String other) {
    return new BadSetting(Fault.MISSING, number(other), key, "", other);
  }

  private int number(String key) {
    return has(key) ? lines.get(key).number() : 0;
  }

  private String text(String key, String otherwise) {
    return has(key) ? lines.get(key).value() : otherwise;
  }

  boolean has(String key) {
    return lines.containsKey(key);
  }

  private List<String> words(String key, String otherwise) {
    List<String> words = new ArrayList<>();
    for (String word : text(key, otherwise).split(",", -1)) {
      words.add(word.strip());
    }
    return words;
  }

  Port port(String key, String otherwise) throws BadSetting {
    return toPort(key, text(key, otherwise));
  }

  List<Port> ports(String key, int fewest, int most, String otherwise) throws BadSetting {
    List<String> words = words(key, otherwise);
    if (words.size() < fewest || words.size() > most) {
      throw notAllowed(key);
    }
    List<Port> ports = new ArrayList<>();
    for (String word : words) {
      ports.add(toPort(key, word));
    }
    return ports;
  }

  /** Those of {@code 443/tcp, 51820/udp} that are of a protocol. */
  List<Port> open(String key, String protocol) throws BadSetting {
    List<Port> ports = new ArrayList<>();
    if (!has(key)) {
      return ports;
    }
    List<String> words = words(key, "");
    if (words.size() > MOST_OPEN) {
      throw notAllowed(key);
    }
    for (String word : words) {
      Matcher matcher = OPEN.matcher(word);
      if (!matcher.matches()) {
        throw notAllowed(key);
      }
      if (matcher.group(2).equals(protocol)) {
        ports.add(toPort(key, matcher.group(1)));
      }
    }
    return ports;
  }

  Reach reach(String key) throws BadSetting {
    return value(key, text(key, "loopback"), Reach::parse);
  }

  Optional<Lan> lan(String interfaces, String network) throws BadSetting {
    if (!has(interfaces)) {
      if (has(network)) {
        throw missing(interfaces, network);
      }
      return Optional.empty();
    }
    try {
      return Optional.of(Lan.parse(words(interfaces, ""), text(network, Lan.USUAL)));
    } catch (BadValue e) {
      throw notAllowed(e.part().equals(network) ? network : interfaces);
    }
  }

  Set<KnockKind> knocks(String key) throws BadSetting {
    return switch (text(key, "spa")) {
      case "spa" -> Set.of(KnockKind.SPA);
      case "sequence" -> Set.of(KnockKind.SEQUENCE);
      case "both" -> Set.of(KnockKind.SPA, KnockKind.SEQUENCE);
      default -> throw notAllowed(key);
    };
  }

  Duration seconds(String key, int least, int most, int otherwise) throws BadSetting {
    String text = text(key, Integer.toString(otherwise));
    if (!NUMBER.matcher(text).matches()) {
      throw notAllowed(key);
    }
    int seconds = Integer.parseInt(text);
    if (seconds < least || seconds > most) {
      throw notAllowed(key);
    }
    return Duration.ofSeconds(seconds);
  }

  boolean yes(String key, boolean otherwise) throws BadSetting {
    return switch (text(key, otherwise ? "yes" : "no")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw notAllowed(key);
    };
  }

  private Port toPort(String key, String word) throws BadSetting {
    if (!NUMBER.matcher(word).matches()) {
      throw notAllowed(key);
    }
    return value(key, word, Port::parse);
  }

  private interface Reader<T> {
    T read(String text) throws BadValue;
  }

  // whatever a value says of itself, its key is what has to be mended
  private <T> T value(String key, String text, Reader<T> reader) throws BadSetting {
    try {
      return reader.read(text);
    } catch (BadValue e) {
      throw notAllowed(key);
    }
  }
}

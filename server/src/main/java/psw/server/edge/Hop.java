package psw.server.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * One for whom a proxy passed a request on.
 *
 * @param address its address literal in one spelling, if the proxy tells it
 * @param scheme what it came to the proxy by, if the proxy tells it here
 */
record Hop(Optional<String> address, Optional<String> scheme) {
  private static final Hop UNTOLD = new Hop(Optional.empty(), Optional.empty());

  // RFC 7239, section 4: semicolons between pairs, commas between hops. Quoted pairs are no use
  // here
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*+(?:([\\w!#$%&'*+.^`|~-]++)=(?:\"([^\"\\\\]*+)\"|([^\\s\",;]++)))?+\\s*+([;,]|$)");
  private static final Pattern V4_AND_PORT = Pattern.compile("([0-9.]+):[\\w.-]*");
  private static final Pattern V6_AND_PORT = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[\\w.-]*)?");

  /** Those in {@code Forwarded}, the last the nearest; an untold one where it cannot be read. */
  static List<Hop> forwarded(List<String> lines) {
    List<Hop> hops = new ArrayList<>();
    for (String line : lines) {
      Hop hop = UNTOLD;
      boolean begun = false;
      Matcher pair = PAIR.matcher(line);
      boolean ended = false;
      for (int at = 0; !ended; at = pair.end()) {
        if (!pair.region(at, line.length()).lookingAt()) {
          return List.of(UNTOLD);
        }
        if (pair.group(1) != null) {
          begun = true;
          hop = hop.with(pair.group(1), Optional.ofNullable(pair.group(2)).orElse(pair.group(3)));
        }
        if (!pair.group(4).equals(";") && begun) {
          hops.add(hop);
          hop = UNTOLD;
          begun = false;
        }
        ended = pair.group(4).isEmpty();
      }
    }
    return hops;
  }

  private Hop with(String name, String value) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "for" -> new Hop(node(value), scheme);
      case "proto" -> new Hop(address, Optional.of(value));
      default -> this;
    };
  }

  /** Those in {@code X-Forwarded-For}, which no standard describes; the last the nearest. */
  static List<Hop> forwardedFor(List<String> lines) {
    return items(lines).map(node -> new Hop(node(node), Optional.empty())).toList();
  }

  /** What the nearest proxy says in {@code X-Forwarded-Proto}. */
  static Optional<String> lastScheme(List<String> lines) {
    return items(lines).reduce((first, second) -> second);
  }

  private static Stream<String> items(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(item -> !item.isEmpty());
  }

  // an address, perhaps with a port; "unknown" and made-up names are none (RFC 7239, section 6)
  private static Optional<String> node(String text) {
    Matcher v4 = V4_AND_PORT.matcher(text);
    Matcher v6 = V6_AND_PORT.matcher(text);
    return literal(v4.matches() ? v4.group(1) : v6.matches() ? v6.group(1) : text);
  }

  /** An address literal in one spelling; empty for anything else. */
  static Optional<String> literal(String text) {
    try {
      return Optional.of(IpAddress.parse(text).text());
    } catch (BadValue e) {
      // link-local ones are no addresses of services, but they are where somebody is
      return e.reason() == BadValue.Reason.OUT_OF_RANGE
          ? Optional.of(text.toLowerCase(Locale.ROOT))
          : Optional.empty();
    }
  }
}

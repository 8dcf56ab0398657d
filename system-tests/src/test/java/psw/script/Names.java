package psw.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a script for what differs each time. In commands, settings and outcomes: {@code
 * [HOME]}, the scene's home; {@code [PAIRED]}, the directory of a device that is paired with the
 * site ana, which met it at a rendez-vous that is gone; {@code [BROKER]} and {@code [RENDEZVOUS]},
 * where those that run are asked (the owner's token is {@code cli.token} in the scene's home);
 * {@code [PORT]}, that broker's port; {@code [ID]}, that of the paired site. In outcomes alone:
 * {@code [...]}, anything within a line.
 */
record Names(Map<String, String> values) {
  static final String BROKER = "[BROKER]";
  static final String RENDEZVOUS = "[RENDEZVOUS]";
  static final String PAIRED = "[PAIRED]";
  static final String HOME = "[HOME]";
  static final String ID = "[ID]";
  static final String PORT = "[PORT]";
  private static final String ANYTHING = "[...]";

  Names {
    values = new LinkedHashMap<>(values); // the longer value before that which it begins with
  }

  /** With the values for the names. */
  String filledIn(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    return filled;
  }

  /** With the names for the values. */
  String of(String text) {
    String named = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      named = named.replace(each.getValue(), each.getKey());
    }
    return named;
  }

  /** Whether a line as it came is the one that was written. */
  static boolean matches(String written, String came) {
    String pattern =
        List.of(written.split(Pattern.quote(ANYTHING), -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(pattern).matcher(came).matches();
  }

  /** Lines as they came, each as it was written before if it still is that. */
  static List<String> rewritten(List<String> written, List<String> came) {
    return came.stream()
        .map(line -> written.stream().filter(old -> matches(old, line)).findFirst().orElse(line))
        .toList();
  }
}

package psw.client.cli;

import java.util.Optional;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

/** What is wrong with a code, put in words; the code itself is not repeated. */
final class CodeWords {
  private static final String FORM = "as 4821-guitar-candle-orbit@rv.example";

  private CodeWords() {}

  static String of(BadValue bad) {
    return switch (bad.part()) {
      case "host" ->
          bad.reason() == BadValue.Reason.MISSING
              ? "the code does not say where to meet: @ and a rendez-vous are missing"
              : "what stands behind @ in the code is no rendez-vous";
      case "port" -> "the port behind @ in the code is none";
      case "nameplate" -> "the code begins with a number of 4 to 6 digits";
      case "words" ->
          switch (bad.reason()) {
            case MISSING -> "a number alone proves nothing: the three words are missing";
            case OUT_OF_RANGE -> "not every word of the code is on the list";
            default -> "a number and three words make a code";
          };
      case "secret" -> "the link is not whole: behind # stand 26 characters";
      default -> "not a code";
    };
  }

  /** What was perhaps meant, or what a code looks like. */
  static String hint(String typed) {
    Optional<String> meant = Code.suggest(typed);
    return meant.map(code -> "did you mean: " + code).orElse(FORM);
  }
}

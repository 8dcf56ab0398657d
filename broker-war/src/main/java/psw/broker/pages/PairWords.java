package psw.broker.pages;

import java.util.List;
import java.util.Optional;
import psw.pairing.run.Reason;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

/** What pairing says, put in words for a page. */
final class PairWords {
  private PairWords() {}

  /** What is wrong with a code that was typed; the code itself is not repeated. */
  static String code(BadValue bad, String typed) {
    String wrong =
        switch (bad.part()) {
          case "host" ->
              bad.reason() == BadValue.Reason.MISSING
                  ? "The code does not say where to meet: @ and a rendez-vous are missing."
                  : "What stands behind @ in the code is no rendez-vous.";
          case "port" -> "The port behind @ in the code is none.";
          case "nameplate" -> "The code begins with a number of 4 to 6 digits.";
          case "words" ->
              switch (bad.reason()) {
                case MISSING -> "A number alone proves nothing: the three words are missing.";
                case OUT_OF_RANGE -> "Not every word of the code is on the list.";
                default -> "A number and three words make a code.";
              };
          case "secret" -> "The link is not whole: behind # stand 26 characters.";
          default -> "This is no code.";
        };
    Optional<String> meant = Code.suggest(typed);
    return wrong
        + meant
            .map(code -> " Did you mean " + code + "?")
            .orElse(" A code looks like 4821-guitar-candle-orbit@rv.example.");
  }

  /** Why there is no pairing, and what to do: sentences, the first says the most. */
  static List<String> of(Reason why) {
    return switch (why) {
      case WRONG_WORD ->
          List.of(
              "The two codes differ: one was mistyped, or somebody tried yours and missed.",
              "The code is worth nothing any more, and nothing was kept. Try again with a new one.");
      case CROWDED ->
          List.of(
              "Somebody else took up this code as well; somebody may have tried it.",
              "The code is worth nothing any more, and nothing was kept. Try again with a new one.");
      case TAMPERED ->
          List.of(
              "A message came that the other side cannot have sent.",
              "Somebody on the way, perhaps the rendez-vous itself, tried to come in between.",
              "The code is worth nothing any more, and nothing was kept.");
      case EXPIRED ->
          List.of(
              "The other side did not come, or not to the end.",
              "Nothing was kept. A code is good for ten minutes; make a new one.");
      case CANCELLED ->
          List.of("The other side gave up.", "Nothing was kept. Try again with a new code.");
      case SAME_IDENTITY ->
          List.of(
              "The other side is this site itself.", "A code is to be taken up somewhere else.");
      case UNKNOWN_CODE ->
          List.of(
              "No such code waits there: mistyped, used once already, or over.",
              "Codes are good for ten minutes and for one try. Ask for a new one.");
      case UNREACHABLE ->
          List.of("The rendez-vous does not answer.", "Is it up, and is the name behind @ right?");
      case NOT_VERIFIED ->
          List.of(
              "What answers there is not proven to be the rendez-vous.",
              "Add it on the first page by the address that it prints at its start, with its key:"
                  + " https://HOST:9443#sha256=…");
      case BUSY ->
          List.of(
              "The rendez-vous has no room now, or was asked too often.", "Try again in a minute.");
      case REFUSED ->
          List.of(
              "The rendez-vous does not take this.",
              "Is this machine's clock right? A minute is allowed.");
    };
  }

  /** What a name that the owner gives must be. */
  static final String LABEL = "1 to 32 of a-z, 0-9 and inner hyphens, please, as rui or rui-phone.";
}

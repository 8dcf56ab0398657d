package psw.client.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.client.api.CallFailed;
import psw.client.api.Found;
import psw.client.serve.Kind;
import psw.pairing.pin.ServerUrl;

/** Why a call to the broker failed, put in words. */
final class ApiWords {
  private static final String OWNERS =
      "PSW_TOKEN_FILE names the owner's own token: cli.token in the broker's data directory";
  private static final Pattern SCOPE = Pattern.compile("the scope ([a-z:]{1,40})$");

  private ApiWords() {}

  static int say(CallFailed failure, Console console) {
    String detail = failure.detail();
    return switch (failure.reason()) {
      case NO_BROKER ->
          notFound(failure.found(), failure.server().orElseGet(Settings::broker), console);
      case NO_TOKEN ->
          console.fail(
              Exit.FAILED,
              "the token is not here: " + detail,
              "the broker writes it at its first start, as cli.token into its data directory;"
                  + " psw broker    runs one",
              "PSW_TOKEN_FILE names it when it lies elsewhere");
      case TOKEN_UNREADABLE ->
          console.fail(
              Exit.FAILED,
              "the token cannot be read: " + detail,
              "is it a file that you may read? PSW_TOKEN_FILE names it when it lies elsewhere");
      case TOKEN_NOT_PRIVATE ->
          console.fail(Exit.FAILED, "others can read the token: " + detail, "chmod 600 " + detail);
      case TOKEN_IN_CLEAR ->
          console.fail(
              Exit.FAILED,
              "the token is not sent in the clear over a network, to " + detail,
              "PSW_BROKER=https://HOST:8443#sha256=PIN, as the broker prints it at its start",
              "or run this on its own host, with PSW_BROKER=http://127.0.0.1:8000");
      case TOKEN_REFUSED ->
          console.fail(
              Exit.REFUSED,
              "the broker refuses the token in " + detail,
              "PSW_TOKEN_FILE names this broker's own: cli.token in its data directory");
      case NOT_FOUND ->
          console.fail(
              Exit.REFUSED,
              "the broker does not know of this",
              "was it removed a moment ago? or the broker is older than this psw");
      case REFUSED ->
          console.fail(Exit.REFUSED, who(failure) + " refuses: " + detail, hints(failure));
    };
  }

  private static int notFound(Found found, ServerUrl where, Console console) {
    boolean broker = Settings.isBroker(where);
    Kind wanted = broker ? Kind.BROKER : Kind.RENDEZVOUS;
    return console.fail(
        FoundWords.exit(found),
        FoundWords.of(found, where, wanted),
        FoundWords.hint(found, wanted, broker ? "PSW_BROKER" : "PSW_RENDEZVOUS"));
  }

  private static String who(CallFailed failure) {
    boolean broker = failure.server().map(Settings::isBroker).orElse(true);
    return broker ? "the broker" : "the rendez-vous " + failure.server().get();
  }

  /** What to do about a refusal, by its word in docs/protocol.md. */
  private static String[] hints(CallFailed failure) {
    Matcher scope = SCOPE.matcher(failure.detail());
    if (scope.find()) {
      return new String[] {
        OWNERS + ", which has every scope",
        "with that, psw token create NAME --scope "
            + scope.group(1)
            + "    makes one with this scope; --scope once more for each that it has already"
      };
    }
    String one =
        switch (failure.word()) {
          case "forbidden" -> OWNERS;
          case "token-in-clear" ->
              "PSW_BROKER=https://HOST:8443#sha256=PIN, as the broker prints it at its start";
          case "foreign-host" -> "its owner names it in PSW_HOSTS; its addresses work without";
          case "address-taken" -> "psw services    lists what is there";
          case "catalogue-full" -> "psw withdraw ID    makes room";
          case "too-many-tokens" -> "psw token revoke ID    ends one; psw token list    lists them";
          case "name-taken" -> "psw peers    lists the names";
          case "too-many", "not-ready", "mailboxes-full" -> "try again in a minute";
          default -> "its log may say more; is it as new as this psw?";
        };
    return new String[] {one};
  }
}

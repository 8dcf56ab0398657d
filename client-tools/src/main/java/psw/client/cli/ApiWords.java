package psw.client.cli;

import psw.client.api.CallFailed;
import psw.client.serve.Kind;

/** Why a call to the broker failed, put in words. */
final class ApiWords {
  private ApiWords() {}

  static int say(CallFailed failure, Console console) {
    String detail = failure.detail();
    return switch (failure.reason()) {
      case NO_BROKER ->
          console.fail(
              FoundWords.exit(failure.found()),
              FoundWords.of(failure.found(), Settings.broker(), Kind.BROKER),
              FoundWords.hint(failure.found(), Kind.BROKER));
      case NO_TOKEN ->
          console.fail(
              Exit.FAILED,
              "the token is not here: " + detail,
              "the broker writes it into its data directory as cli.token at its first start",
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
              "the broker knows no such service",
              "psw services    lists what it knows");
      case REFUSED ->
          console.fail(
              Exit.REFUSED, "the broker refuses: " + detail, "psw services    lists what it knows");
    };
  }
}

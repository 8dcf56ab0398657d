package psw.client.cli;

import psw.client.identity.KeyFailed;

/** Why nothing could be done with a site's key, put in words. */
final class IdentityWords {
  private IdentityWords() {}

  static int say(KeyFailed failure, Console console) {
    String path = failure.path().toString();
    return switch (failure.reason()) {
      case NO_KEY -> noKey(console);
      case OF_ANOTHER_SITE ->
          console.fail(
              Exit.FAILED,
              "another site's key is there, which is never overwritten: " + path,
              "move that directory away, or name another one: --data");
      case NO_SUCCESSOR ->
          console.fail(
              Exit.FAILED,
              "no other key is announced to take over",
              "psw identity rotate    makes one");
      case NO_FILE -> console.fail(Exit.FAILED, "no such file: " + path, "is the name right?");
      case EXISTS ->
          console.fail(
              Exit.FAILED, "something is there already: " + path, "another name is needed");
      case NOT_PRIVATE ->
          console.fail(
              Exit.FAILED,
              "others can read the site's key: " + path,
              "chmod go= " + path,
              "were others there who should not know it? psw identity rotate");
      case DAMAGED ->
          console.fail(
              Exit.FAILED, "holds no key: " + path, "move it away; psw identity restore FILE");
      case NO_COPY ->
          console.fail(
              Exit.FAILED,
              "not a copy of a site's key: " + path,
              "psw identity export    makes one");
      case NOT_OPENED ->
          console.fail(
              Exit.FAILED,
              "it does not open: another pass phrase, or the file was altered",
              "try again; capital letters and spaces count");
      case UNUSABLE ->
          console.fail(
              Exit.FAILED,
              "cannot be read or written: " + path,
              "is the directory there, yours, and with room?");
    };
  }

  static int noKey(Console console) {
    return console.fail(
        Exit.FAILED,
        "there is no site here: its data directory holds no key",
        "psw broker    makes one at its first start; another directory: --data");
  }

  static int noPassPhrase(Console console) {
    return console.fail(
        Exit.FAILED,
        "a pass phrase is needed",
        "run it on a terminal, where it can ask; or give it as the first line of input");
  }
}

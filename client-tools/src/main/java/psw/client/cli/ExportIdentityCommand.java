package psw.client.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.identity.KeyFailed;
import psw.client.identity.SiteKey;

/** psw identity export. */
@Command(
    name = "export",
    description = {
      "Copy the site's key into a file, sealed with a pass phrase.",
      "The pass phrase is asked for; where there is no terminal it is the first line",
      "of input. The broker may run meanwhile. FILE must not be there yet."
    },
    footer = "  psw identity export /media/stick/site.key")
final class ExportIdentityCommand extends IdentityCall {
  private static final int SHORTEST = 12;

  @Parameters(paramLabel = "FILE", description = "where the copy goes")
  private Path file;

  @Override
  int about(SiteKey key) throws KeyFailed {
    if (key.id().isEmpty()) {
      return IdentityWords.noKey(console());
    }
    Optional<byte[]> phrase = Terminal.secret("Pass phrase for the copy");
    if (phrase.isEmpty()) {
      return IdentityWords.noPassPhrase(console());
    }
    byte[] secret = phrase.get();
    try {
      if (length(secret) < SHORTEST) {
        return console()
            .fail(
                Exit.FAILED,
                "the pass phrase is too short: at least " + SHORTEST + " characters",
                "whoever finds the copy can try as many as he likes; five words are good");
      }
      if (Terminal.isThere() && !isRepeated(secret)) {
        return console().fail(Exit.FAILED, "the two are not equal", "try again");
      }
      console().result(key.export(file, secret).text());
      console().hint("without the pass phrase nobody can open it, neither you");
      return Exit.DONE;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static int length(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return text.codePointCount(0, text.length());
  }

  private static boolean isRepeated(byte[] secret) {
    Optional<byte[]> again = Terminal.secret("Once more");
    boolean equal = again.isPresent() && Arrays.equals(secret, again.get());
    again.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    return equal;
  }
}

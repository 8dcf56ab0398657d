package psw.client.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.identity.KeyFailed;
import psw.client.identity.SiteKey;
import psw.client.serve.CannotServe;

/** psw identity restore. */
@Command(
    name = "restore",
    description = {
      "Put the site's key back from a copy, where there is none.",
      "The broker must not run. The site has its id again; its pairings and grants",
      "come back with its data directory alone, so without that all pair anew."
    },
    footer = "  psw identity restore /media/stick/site.key")
final class RestoreIdentityCommand extends IdentityCall {
  @Parameters(paramLabel = "FILE", description = "what psw identity export wrote")
  private Path file;

  @Override
  int about(SiteKey key) throws KeyFailed, CannotServe {
    console().say("a copy of the key of " + SiteKey.idIn(file));
    Optional<byte[]> phrase = Terminal.secret("Its pass phrase");
    if (phrase.isEmpty()) {
      return IdentityWords.noPassPhrase(console());
    }
    try {
      console().result(key.restore(file, phrase.get()).text());
      return Exit.DONE;
    } finally {
      Arrays.fill(phrase.get(), (byte) 0);
    }
  }
}

package psw.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import psw.client.identity.KeyFailed;
import psw.client.identity.SiteKey;
import psw.client.serve.CannotServe;
import psw.client.serve.Kind;

/** A command about the key of this site. */
abstract class IdentityCall extends Action {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the broker's data directory (default PSW_DATA, or%n~/.local/share/psw/broker)")
  private Optional<Path> data;

  /** Where the key lies. */
  final Path directory() {
    return data.orElseGet(this::usualDirectory);
  }

  /** Where it lies unless one says so; what is written must be the broker's own. */
  Path usualDirectory() {
    return Settings.dataDirectory(Kind.BROKER);
  }

  @Override
  public final Integer call() {
    try {
      return about(new SiteKey(directory()));
    } catch (KeyFailed e) {
      return IdentityWords.say(e, console());
    } catch (CannotServe e) {
      return ServeWords.say(e, Kind.BROKER, console());
    }
  }

  abstract int about(SiteKey key) throws KeyFailed, CannotServe;
}

package psw.client.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.authorized.Watch;
import psw.gate.reap.Ended;
import psw.gate.reap.Reaper;

/** psw gate reap. */
@Command(
    name = "reap",
    description = {
      "End the SSH sessions of devices whose grants are over.",
      "sshd looks at grants at login alone. A service beside psw-sshd (psw-reap)",
      "that needs the right to send signals and nothing else; it prints what it ends,",
      "and runs until it is ended by Ctrl-C or SIGTERM."
    },
    footer = "  psw gate reap --share /var/lib/psw-share")
final class ReapCommand extends Action {
  @Option(
      names = "--share",
      paramLabel = "DIR",
      description = "what broker and sshd leave there (default PSW_SHARE, or /var/lib/psw-share)")
  private Optional<Path> share;

  @Override
  public Integer call() {
    Path directory = share.orElseGet(Settings::shareDirectory);
    Clock clock = Clock.systemUTC();
    Reaper reaper = new Reaper(directory);
    try (Watch watch = reaper.watch()) {
      console().say("watching the grants in " + directory);
      while (true) {
        reaper.round(clock.instant()).forEach(this::tell);
        watch.await();
      }
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (NoSuchFileException e) {
      return console()
          .fail(
              Exit.FAILED,
              "no such directory: " + e.getFile(),
              "server-config/sshd/install makes it; another one: --share");
    } catch (AccessDeniedException e) {
      return console()
          .fail(Exit.FAILED, "not allowed to: " + e.getFile(), "run it in the group psw-akc");
    } catch (IOException e) {
      return console()
          .fail(Exit.FAILED, "cannot watch the grants: " + e, "is " + directory + " right?");
    }
  }

  private void tell(Ended ended) {
    console()
        .result(
            "ended "
                + ended.device()
                + " pid "
                + ended.pid()
                + (ended.lost().isEmpty() ? "" : ", lost " + String.join(" ", ended.lost())));
  }
}

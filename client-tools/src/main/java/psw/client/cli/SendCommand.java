package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.client.site.ServicePath;
import psw.client.transfer.BadName;
import psw.client.transfer.Sender;
import psw.wire.value.BadValue;

/** psw send. */
@Command(
    name = "send",
    description = {
      "Send a file to a site where psw receive runs.",
      "By a wormhole of its own. When the session is lost it is sought again and the",
      "file goes on where it was; when this is ended, the same command goes on. What",
      "arrives is compared by its SHA-256, and overwrites nothing there. Without",
      "SERVICE it goes to the one receiver that the site offers you."
    },
    footer = {"  psw send holiday.jpg ana", "  psw send holiday.jpg ana/receive-2"})
final class SendCommand extends DeviceCall {
  // as long as a broker takes to notice that nobody receives any more
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RECEIVERS = "receive(-[0-9]+)?";

  @Parameters(index = "0", paramLabel = "FILE", description = "a file, not a directory")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "SITE[/SERVICE]",
      description = "whom, by the name that you gave the site")
  private String to;

  @Override
  int run() throws CallFailed, DeviceFailed {
    Optional<ServicePath> path = path();
    Bar bar = new Bar(console());
    try {
      Sender sender = Sender.of(file, new SendProgress(bar, to), PATIENCE);
      Own own = Own.here(clock());
      Optional<Goal> goal = path.isPresent() ? path.map(Goal::of) : receiver(own);
      return goal.isPresent()
          ? new Delivery(console(), bar, file, sender, own).to(goal.get())
          : Exit.REFUSED;
    } catch (BadName e) {
      return console()
          .fail(
              Exit.FAILED,
              "no receiver takes " + file + ": " + TransferWords.of(e),
              "send a copy under another name");
    } catch (IOException e) {
      bar.clear();
      String why = FileWords.of(e);
      return why.endsWith("it is a directory")
          ? console().fail(Exit.FAILED, why, "pack it into one file: tar czf x.tgz " + file)
          : console().fail(Exit.FAILED, why);
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (NoSite e) {
      return SiteWords.say(e, console());
    } catch (CannotRemember e) {
      return SiteWords.say(e, console());
    }
  }

  private Optional<ServicePath> path() {
    if (SiteName.isOne(to)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ServicePath.parse(to));
    } catch (BadValue e) {
      throw new ParameterException(
          commandLine(), "SITE[/SERVICE] " + WrongUsage.shown(to) + ": " + Words.of(e));
    }
  }

  private Optional<Goal> receiver(Own own) throws NoSite, CallFailed, DeviceFailed, CannotRemember {
    SiteWay way = new SiteWay(console(), to, own, new Knocks());
    List<Service> offered =
        way.wanted(way.find((site, successor) -> false), Goal.all(to)).stream()
            .filter(service -> service.label().text().matches(RECEIVERS))
            .toList();
    if (offered.isEmpty()) {
      console().say(to + " offers you nowhere to send a file");
      console().hint("psw receive must run there, and its owner let you: psw grant YOU receive");
      return Optional.empty();
    }
    if (offered.size() > 1) {
      console().say(to + " offers you more than one receiver");
      offered.forEach(one -> console().hint("psw send " + file + " " + to + "/" + one.label()));
      return Optional.empty();
    }
    return Optional.of(new Goal(to, Optional.of(offered.get(0).label())));
  }
}

package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;
import psw.gate.status.Status;

/** psw firewall status. */
@Command(
    name = "status",
    description = {
      "How the gate stands.",
      "What is loaded now and at the next start, what it hides and shows, who is let in",
      "until when, what was counted, who receives knocks, and what is open beside it.",
      "It changes nothing, but goes back where that is overdue. It needs root."
    },
    footer = {"  psw firewall status", "  psw firewall status --json"})
final class StatusFirewallCommand extends FirewallCall {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "what the rules are to say (default /etc/psw/gate.conf)")
  private Optional<Path> settings;

  @Option(names = "--json", description = "as a JSON object")
  private boolean json;

  @Override
  int run(Firewall firewall) throws IOException, NotLoaded {
    if (!isRoot()) {
      return console()
          .fail(
              Exit.FAILED,
              "this needs root: only root may read the kernel's rules",
              "sudo psw firewall status");
    }
    if (firewall.settle()) {
      console().say("the time to confirm was over and nobody had gone back; done now");
    }
    Status status = Status.of(firewall, settings(settings));
    if (json) {
      console().result(FirewallJson.of(status).toString());
    } else {
      FirewallWords.lines(status, settings.orElse(GateConf.FILE)).forEach(console()::result);
      WarningWords.lines(status).forEach(console()::result);
    }
    return Exit.DONE;
  }
}

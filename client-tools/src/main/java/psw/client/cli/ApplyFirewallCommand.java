package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;

/** psw firewall apply. */
@Command(
    name = "apply",
    description = {
      "Load the gate's rules, and go back unless they are confirmed.",
      "They are tried in a network of their own first. What others have in the firewall",
      "stays. Then log in anew, through the gate, and say psw firewall confirm: if you",
      "cannot, things are as before after a minute, whatever becomes of this login."
    },
    footer = "  psw firewall apply --within 120")
final class ApplyFirewallCommand extends FirewallCall {
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(10);

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "what the rules are to say (default /etc/psw/gate.conf)")
  private Path settings = GateConf.FILE;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "the time to confirm in, 5 to 600 (default ${DEFAULT-VALUE})")
  private Duration within;

  @Override
  int run(Firewall firewall) throws IOException, NotLoaded {
    if (within.compareTo(LEAST) < 0 || within.compareTo(MOST) > 0) {
      return console().fail(Exit.USAGE, "--within is out of range", "5 to 600 seconds");
    }
    if (!firewall.apply(rules(settings), within)) {
      return console()
          .fail(
              Exit.FAILED,
              "what was applied before still waits to be confirmed",
              "psw firewall confirm    or psw firewall rollback");
    }
    console().result("applied; back again in " + within.toSeconds() + " s unless confirmed");
    console().hint("log in anew, then: psw firewall confirm");
    return Exit.DONE;
  }
}

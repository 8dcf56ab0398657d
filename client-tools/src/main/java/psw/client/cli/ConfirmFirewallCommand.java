package psw.client.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import psw.gate.firewall.Firewall;

/** psw firewall confirm. */
@Command(
    name = "confirm",
    description = {
      "Keep the rules that were applied.",
      "Only from a login that was made after they were, or at the console: so that it",
      "is certain that one can be made. psw-firewall.service loads them when the host",
      "starts."
    },
    footer = "  psw firewall confirm")
final class ConfirmFirewallCommand extends FirewallCall {
  @Override
  int run(Firewall firewall) throws IOException {
    return switch (firewall.confirm()) {
      case DONE -> {
        console().result("confirmed; the rules stay");
        yield Exit.DONE;
      }
      case NOTHING ->
          console()
              .fail(
                  Exit.FAILED,
                  "nothing waits to be confirmed: the time is over, or nothing was applied",
                  "psw firewall apply");
      case OLD_LOGIN ->
          console()
              .fail(
                  Exit.FAILED,
                  "this login was there before the rules were, so it proves nothing",
                  "log in anew, outside of screen and tmux, and confirm there");
    };
  }
}

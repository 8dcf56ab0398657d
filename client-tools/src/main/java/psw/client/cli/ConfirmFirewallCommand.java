package psw.client.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import psw.gate.firewall.Firewall;

/** psw firewall confirm. */
@Command(
    name = "confirm",
    description = {
      "Keep the rules that were applied.",
      "Only from a login over SSH that was made after they were, or at the console: so",
      "that it is certain that one can be made. What is cut off from its login, as in",
      "tmux or screen, proves nothing. psw-firewall.service loads them when the host",
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
                  "log in anew, by a connection of its own (ssh -o ControlPath=none), and confirm"
                      + " there");
      case UNKNOWN_LOGIN ->
          console()
              .fail(
                  Exit.FAILED,
                  "nothing shows that this login is newer than the rules: it is cut off from it,"
                      + " as in tmux or screen, or comes from this host itself",
                  "log in anew over SSH, from another host, and confirm in that very shell",
                  "or at the console of the host");
      case UNFINISHED ->
          console()
              .fail(
                  Exit.FAILED,
                  "not all rules are loaded yet",
                  "wait for psw firewall apply; if it was ended: psw firewall rollback");
    };
  }
}

package psw.client.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;

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
  int run(Firewall firewall) throws IOException, NotLoaded {
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
      case NOT_LOADED ->
          console()
              .fail(
                  Exit.FAILED,
                  "what was applied is not what the kernel has: it was changed since",
                  "psw firewall rollback, then apply again");
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
                  "not all rules were loaded: psw firewall apply was ended before",
                  "psw firewall rollback, then apply again");
    };
  }
}

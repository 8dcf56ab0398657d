package psw.client.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import psw.gate.firewall.Firewall;

/** psw firewall rollback. */
@Command(
    name = "rollback",
    description = "Go back to the rules before the last apply, which is not confirmed.",
    footer = "  psw firewall rollback")
final class RollbackFirewallCommand extends FirewallCall {
  @Override
  int run(Firewall firewall) throws IOException {
    if (firewall.left().isEmpty()) {
      return console().fail(Exit.FAILED, "nothing waits to be confirmed", "psw firewall show");
    }
    if (!firewall.rollback()) {
      return console()
          .fail(
              Exit.FAILED,
              "not all rules could be put back",
              "psw firewall show    says what is loaded now");
    }
    console().result("back as before");
    return Exit.DONE;
  }
}

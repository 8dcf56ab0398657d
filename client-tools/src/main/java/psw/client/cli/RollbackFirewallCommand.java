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
    return switch (firewall.rollback()) {
      case DONE -> {
        console().result("back as before");
        yield Exit.DONE;
      }
      case NOTHING ->
          console().fail(Exit.FAILED, "nothing waits to be confirmed", "psw firewall show");
      case NOT_ALL -> notBack(firewall);
    };
  }
}

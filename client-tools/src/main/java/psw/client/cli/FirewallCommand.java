package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** psw firewall: the gate's rules in the kernel. */
@Command(
    name = "firewall",
    subcommands = {
      ShowFirewallCommand.class,
      ApplyFirewallCommand.class,
      ConfirmFirewallCommand.class,
      RollbackFirewallCommand.class,
      StatusFirewallCommand.class
    },
    description = "The gate's rules: look at them, load them, keep them or go back.",
    footer = {"  psw firewall show", "  psw firewall apply", "  psw firewall status"})
final class FirewallCommand extends Action {
  /** Alone it says nothing. */
  @Override
  public Integer call() {
    throw new ParameterException(commandLine(), "what of the firewall? a command is needed");
  }
}

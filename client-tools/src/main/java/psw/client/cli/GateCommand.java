package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** psw gate: what runs at a site's door. */
@Command(
    name = "gate",
    subcommands = {RunGateCommand.class, AdmitCommand.class, ReapCommand.class},
    description = "What runs at this site's door, beside firewall and SSH server.",
    footer = {"  psw gate run", "  psw gate admit", "  psw gate reap"})
final class GateCommand extends Action {
  /** Alone it says nothing. */
  @Override
  public Integer call() {
    throw new ParameterException(commandLine(), "what of the gate? a command is needed");
  }
}

package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** psw identity: who a site is. */
@Command(
    name = "identity",
    subcommands = {
      ShowIdentityCommand.class,
      ExportIdentityCommand.class,
      RestoreIdentityCommand.class,
      RotateIdentityCommand.class
    },
    description = {
      "Show, copy or change the key that makes this site itself.",
      "Whoever has the key is the site; without it nobody is, and all pair anew."
    },
    footer = "  psw identity export /media/stick/site.key")
final class IdentityCommand extends Action {
  /** Alone it says nothing. */
  @Override
  public Integer call() {
    throw new ParameterException(commandLine(), "what of the identity? a command is needed");
  }
}

package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** psw token: what programs show to this site's broker. */
@Command(
    name = "token",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    description = {
      "Tokens of this site's broker, for programs other than psw.",
      "Only the broker's own token (cli.token) may make, list and revoke them."
    },
    footer = "  psw token create \"music box\" --scope services:write")
final class TokenCommand extends Action {
  /** Alone it says nothing. */
  @Override
  public Integer call() {
    throw new ParameterException(commandLine(), "what of tokens? a command is needed");
  }
}

package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;

/** psw token revoke. */
@Command(
    name = "revoke",
    description = {
      "End a token, from now on.",
      "By its id, as psw token list shows it. What it registered stays, and is the",
      "owner's."
    },
    footer = "  psw token revoke aB3dE6gH")
final class TokenRevokeCommand extends BrokerCall {
  @Parameters(paramLabel = "ID", description = "8 letters and digits; never the token itself")
  private String id;

  @Override
  int ask(Broker broker) throws CallFailed {
    if (!id.matches("[A-Za-z0-9]{8}")) {
      throw new ParameterException(commandLine(), "an id has 8 letters and digits");
    }
    try {
      broker.owner().revokeToken(id);
      return Exit.DONE;
    } catch (CallFailed e) {
      if (e.reason() != CallFailed.Reason.NOT_FOUND) {
        throw e;
      }
      return console()
          .fail(
              Exit.REFUSED,
              "the broker knows no such token",
              "psw token list    lists what it knows");
    }
  }
}

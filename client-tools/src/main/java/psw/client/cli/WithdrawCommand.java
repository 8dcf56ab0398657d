package psw.client.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** psw withdraw. */
@Command(
    name = "withdraw",
    description = {
      "Offer a service of this site no longer.",
      "By its number, as psw services --json shows it, or by its address and port.",
      "PSW_BROKER and PSW_TOKEN_FILE as for psw publish."
    },
    footer = "  psw withdraw 127.0.0.1 80")
final class WithdrawCommand extends BrokerCall {
  @Parameters(
      arity = "1..2",
      paramLabel = "ID | IP PORT",
      hideParamSyntax = true,
      description = "a number, or an address and a port")
  private List<String> which;

  @Override
  int ask(Broker broker) throws CallFailed {
    if (which.size() > 2) {
      throw new ParameterException(
          commandLine(), "one word too many: " + WrongUsage.shown(which.get(2)));
    }
    try {
      if (which.size() == 1) {
        broker.withdraw(number(which.get(0)));
      } else {
        broker.withdraw(address(which.get(0)), Port.parse(which.get(1)));
      }
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), Words.of(e));
    } catch (CallFailed e) {
      if (e.reason() != CallFailed.Reason.NOT_FOUND) {
        throw e;
      }
      return console()
          .fail(
              Exit.REFUSED,
              "the broker knows no such service",
              "psw services    lists what it knows");
    }
    return Exit.DONE;
  }

  private IpAddress address(String text) {
    try {
      return IpAddress.parse(text);
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), Words.ofAddress(text, e));
    }
  }

  private long number(String text) {
    if (text.matches("[1-9][0-9]{0,17}")) {
      return Long.parseLong(text);
    }
    throw new ParameterException(
        commandLine(),
        WrongUsage.shown(text) + ": one word must be a number, as psw services --json shows it");
  }
}

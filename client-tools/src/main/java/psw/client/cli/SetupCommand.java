package psw.client.cli;

import picocli.CommandLine.Command;
import psw.client.api.Broker;
import psw.client.api.CallFailed;

/** psw setup. */
@Command(
    name = "setup",
    description = {
      "Get the code that sets up the broker's pages.",
      "It also gives them a new pass phrase when the old one is lost: that holds",
      "until the code is used; then all who are logged in are logged out. Prints the",
      "code; it is good once. PSW_BROKER and PSW_TOKEN_FILE as for psw publish."
    },
    footer = "  psw setup")
final class SetupCommand extends BrokerCall {
  @Override
  int ask(Broker broker) throws CallFailed {
    String code = broker.owner().setupCode();
    console().say("open " + Settings.broker().path("/setup.xhtml") + " and type this code there");
    console().result(code);
    return Exit.DONE;
  }
}

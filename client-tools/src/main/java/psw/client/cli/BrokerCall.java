package psw.client.cli;

import psw.client.api.Broker;
import psw.client.api.CallFailed;

/** A command that asks the broker. */
abstract class BrokerCall extends Action {
  @Override
  public final Integer call() {
    try {
      return ask(new Broker(Settings.broker(), Settings.tokenFile()));
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    } catch (CallFailed e) {
      return ApiWords.say(e, console());
    }
  }

  abstract int ask(Broker broker) throws CallFailed;
}

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
      return console()
          .fail(
              Exit.USAGE,
              e.getMessage(),
              "as PSW_BROKER=http://127.0.0.1:8000 or https://HOST:8443#sha256=PIN");
    } catch (CallFailed e) {
      return ApiWords.say(e, console());
    }
  }

  abstract int ask(Broker broker) throws CallFailed;
}

package psw.client.cli;

import java.util.Optional;
import java.util.OptionalLong;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Offer;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A chat's entry in the catalogue, for as long as the chat lasts. */
final class Registration implements AutoCloseable {
  private final Console console;
  private final int port;
  private boolean closed;
  private Broker broker;
  private OptionalLong id = OptionalLong.empty();

  Registration(Console console, int port) {
    this.console = console;
    this.port = port;
  }

  /** Registers; where that is not possible, says so: people can chat without. */
  synchronized void register(Broker at) {
    if (closed) {
      return;
    }
    try {
      Offer offer =
          new Offer(
              ServiceName.parse("chat"),
              Description.parse(""),
              IpAddress.parse("127.0.0.1"),
              Port.of(port),
              true,
              Optional.empty());
      id = OptionalLong.of(at.publish(offer).id());
      broker = at;
      console.say("registered at the broker as service " + id.getAsLong());
    } catch (CallFailed e) {
      ApiWords.say(e, console);
      console.say("not registered; the chat works, but nobody finds it by name");
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }

  /** Withdraws what was registered, once. */
  @Override
  public synchronized void close() {
    closed = true;
    if (id.isPresent()) {
      try {
        broker.withdraw(id.getAsLong());
      } catch (CallFailed e) {
        console.say("not withdrawn; the broker does it when the port no longer answers");
      }
      id = OptionalLong.empty();
    }
  }
}

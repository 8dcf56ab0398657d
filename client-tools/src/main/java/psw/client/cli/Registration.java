package psw.client.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalLong;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Offer;
import psw.client.api.Service;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** An entry in the catalogue of what a command listens for, for as long as that lasts. */
final class Registration implements AutoCloseable {
  private static final String HERE = "127.0.0.1";
  private static final int CONNECT_MS = 1000;

  private final Console console;
  private final String name;
  private final int port;
  private final Optional<Service.Visibility> visibility;
  private final String without;
  private boolean closed;
  private Broker broker;
  private OptionalLong id = OptionalLong.empty();

  private Registration(
      Console console,
      String name,
      int port,
      Optional<Service.Visibility> visibility,
      String without) {
    this.console = console;
    this.name = name;
    this.port = port;
    this.visibility = visibility;
    this.without = without;
  }

  static Registration ofChat(Console console, int port) {
    String without = "not registered; the chat works, but nobody finds it by name";
    return new Registration(console, "chat", port, Optional.empty(), without);
  }

  /** Whom this site is paired with sees it. */
  static Registration ofReceiver(Console console, int port) {
    String without = "not registered; nobody finds it by name";
    return new Registration(
        console, "receive", port, Optional.of(Service.Visibility.PAIRED), without);
  }

  /** Registers; where that is not possible, says so. */
  synchronized Optional<Service> register(Broker at) {
    if (closed) {
      return Optional.empty();
    }
    try {
      withdrawDead(at);
      Offer offer =
          new Offer(
              ServiceName.parse(name),
              Description.parse(""),
              IpAddress.parse(HERE),
              Port.of(port),
              true,
              visibility);
      Service service = at.publish(offer);
      id = OptionalLong.of(service.id());
      broker = at;
      console.say("registered at the broker as service " + service.id());
      return Optional.of(service);
    } catch (CallFailed e) {
      ApiWords.say(e, console);
      console.say(without);
      return Optional.empty();
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Withdraws what one that was killed left, so that its name is free before the broker notices.
   */
  private void withdrawDead(Broker at) {
    try {
      for (Service one : at.services(Optional.of(name))) {
        boolean alike = one.ephemeral() && one.name().text().equals(name);
        if (alike && one.ip().text().equals(HERE) && isRefused(one.port())) {
          at.withdraw(one.id());
        }
      }
    } catch (CallFailed e) {
      // who registers next is told the same
    }
  }

  private static boolean isRefused(Port port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), CONNECT_MS);
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  /** The number that it has at the broker, as long as it is registered. */
  synchronized OptionalLong service() {
    return id;
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

package psw.client.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Peer;
import psw.client.api.Site;

/** A command about what a peer may reach. */
abstract class PeerCall extends BrokerCall {
  @Override
  final int ask(Broker broker) throws CallFailed {
    try {
      return ask(broker, Clock.systemUTC().instant());
    } catch (CallFailed e) {
      return GrantWords.say(e, console());
    }
  }

  abstract int ask(Broker broker, Instant now) throws CallFailed;

  /** The peer of this name, if there is one. */
  static Optional<Peer> peer(Broker broker, String name) throws CallFailed {
    return broker.peers().stream().filter(peer -> peer.name().text().equals(name)).findFirst();
  }

  /** What was typed, without the name or id of this site before it. */
  final String ofThisSite(Broker broker, String typed) throws CallFailed {
    int slash = typed.indexOf('/');
    if (slash < 0) {
      return typed;
    }
    Site self = broker.self();
    String site = typed.substring(0, slash);
    if (site.equals(self.name().text()) || site.equals(self.id().text())) {
      return typed.substring(slash + 1);
    }
    throw new ParameterException(
        commandLine(), "only services of this site can be granted, which is called " + self.name());
  }
}

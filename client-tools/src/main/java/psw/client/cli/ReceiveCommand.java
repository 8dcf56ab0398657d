package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Peer;
import psw.client.api.Service;
import psw.client.transfer.Receiver;
import psw.wire.knock.SourceRule;

/** psw receive. */
@Command(
    name = "receive",
    description = {
      "Take files that are sent by psw send.",
      "Until it is ended by Ctrl-C or SIGTERM. It listens on a free port of",
      "127.0.0.1 and registers that at the broker (PSW_BROKER, PSW_TOKEN_FILE), for",
      "whom this site is paired with. Who is granted it may send; each file is asked",
      "for. It is there once it is whole and its SHA-256 is right: readable by you",
      "alone, with a number where its name is taken. What was cut off waits as a",
      "hidden .psw-*.part."
    },
    footer = {"  psw receive --from rui", "  psw receive --into Incoming --yes --from rui"})
final class ReceiveCommand extends Action {
  private static final Duration GRANTED = Duration.ofDays(1);

  @Option(
      names = "--into",
      paramLabel = "DIRECTORY",
      defaultValue = ".",
      description = "where they are put, and nowhere else (default: here)")
  private Path into;

  @Option(names = "--yes", description = "take each, unasked; needed without a terminal")
  private boolean yes;

  @Option(
      names = "--from",
      paramLabel = "PEER",
      description = "grant it to a peer as long as this runs, a day at most")
  private List<String> from = List.of();

  @Override
  public Integer call() {
    if (!yes && !Terminal.isThere()) {
      throw new ParameterException(
          commandLine(), "without a terminal nobody can be asked: --yes takes each file");
    }
    try {
      Broker broker = new Broker(Settings.broker(), Settings.tokenFile());
      Optional<String> nobody = nobody(broker);
      return nobody.isPresent() ? GrantWords.noPeer(nobody.get(), console()) : receive(broker);
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "nothing can be received: " + FileWords.of(e));
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    }
  }

  /** One who is to send and whom nobody paired with, if that can be known. */
  private Optional<String> nobody(Broker broker) {
    try {
      for (String name : from) {
        if (PeerCall.peer(broker, name).isEmpty()) {
          return Optional.of(name);
        }
      }
    } catch (CallFailed e) {
      // what is the matter is told when it is registered
    }
    return Optional.empty();
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int receive(Broker broker) throws IOException, InterruptedException {
    CompletableFuture<KnownCaller> known = new CompletableFuture<>();
    Doorkeeper doorkeeper = new Doorkeeper(console(), yes, caller -> known.join().of(caller));
    try (Receiver receiver = Receiver.open(into, doorkeeper);
        Registration registration = Registration.ofReceiver(console(), receiver.port());
        Ending ending =
            new Ending(
                console(), "nothing is received any more", () -> end(receiver, registration))) {
      console().result("receiving on 127.0.0.1 " + receiver.port() + " into " + receiver.folder());
      Optional<Service> service = registration.register(broker);
      known.complete(new KnownCaller(broker, registration));
      service.ifPresent(one -> grant(broker, one));
      return doorkeeper.awaitEnd();
    }
  }

  private static void end(Receiver receiver, Registration registration) {
    receiver.close();
    registration.close();
  }

  private void grant(Broker broker, Service service) {
    try {
      Instant until = Clock.systemUTC().instant().plus(GRANTED);
      for (String name : from) {
        Optional<Peer> peer = PeerCall.peer(broker, name);
        if (peer.isEmpty()) {
          GrantWords.noPeer(name, console());
        } else {
          broker.grant(peer.get().id(), String.valueOf(service.id()), until, SourceRule.STRICT);
          console().say(name + " may send now");
        }
      }
      if (from.isEmpty()) {
        console().hint("who may send? psw grant PEER " + service.label());
      }
      console()
          .say("there: psw send FILE SITE/" + service.label() + "    SITE is what they call you");
    } catch (CallFailed e) {
      GrantWords.say(e, console());
    }
  }
}

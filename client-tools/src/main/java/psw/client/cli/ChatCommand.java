package psw.client.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.chat.Chat;
import psw.client.device.DeviceFailed;
import psw.client.site.ServicePath;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** psw chat. */
@Command(
    name = "chat",
    description = {
      "Talk in lines of text.",
      "With SITE/SERVICE it opens a wormhole to a chat there and keeps it: what is",
      "typed while that is lost waits for its return. Else it listens on a free port",
      "of 127.0.0.1, prints it and registers it at the broker (PSW_BROKER,",
      "PSW_TOKEN_FILE) as long as it runs. Then it calls HOST PORT, which it asks for",
      "unless they are given; an empty answer waits to be called. Once somebody is",
      "here, what is typed is sent. The other side may be nc; psw chat there confirms",
      "each line that it has shown: ✓. Nothing is kept on disk. Ctrl-D ends it."
    },
    footer = {"  psw chat ana/chat", "  psw chat 127.0.0.1 40123"})
final class ChatCommand extends DeviceCall {
  private final Ahead ahead;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SITE/SERVICE|HOST",
      description = "a chat as psw services lists it; or an address or a name, with PORT")
  private Optional<String> host;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PORT",
      description = "the port which the other side printed, or a wormhole's own")
  private Optional<Port> port;

  /** {@code ahead} is what was begun for it, which it ends. */
  ChatCommand(Ahead ahead) {
    this.ahead = ahead;
  }

  @Override
  int run() throws CallFailed, DeviceFailed {
    if (host.filter(String::isBlank).isPresent()) {
      throw new ParameterException(commandLine(), "HOST is empty: a name or an address is needed");
    }
    try (ahead) {
      ChatScreen screen = new ChatScreen(console(), Clock.system(ZoneId.systemDefault()));
      int exit =
          host.isPresent() && port.isEmpty()
              ? new ChatAtSite(console(), screen, Goal.of(path(host.get())), ahead, clock()).talk()
              : talk(screen);
      return exit == Exit.DONE && screen.somethingWasLost() ? Exit.FAILED : exit;
    }
  }

  private ServicePath path(String text) {
    try {
      return ServicePath.parse(text);
    } catch (BadValue e) {
      if (text.indexOf('/') < 0) {
        throw new ParameterException(
            commandLine(), "HOST needs a PORT; a service is written SITE/SERVICE");
      }
      throw new ParameterException(
          commandLine(), "SITE/SERVICE " + WrongUsage.shown(text) + ": " + Words.of(e));
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int talk(ChatScreen screen) {
    CompletableFuture<KnownCaller> known = new CompletableFuture<>();
    try (Keyboard keyboard = Keyboard.open(screen);
        Chat chat = Chat.open(screen, caller -> known.join().of(caller));
        Registration registration = Registration.ofChat(screen.console(), chat.port());
        Ending ending = new Ending(console(), "the chat has ended", registration::close)) {
      Broker broker = new Broker(Settings.broker(), Settings.tokenFile());
      screen.shows("listening on 127.0.0.1 " + chat.port());
      registration.register(broker);
      known.complete(new KnownCaller(broker, registration));
      return new Conversation(chat, keyboard, screen, screen.console()).hold(host, port);
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "no port to listen on: " + e.getMessage());
    }
  }
}

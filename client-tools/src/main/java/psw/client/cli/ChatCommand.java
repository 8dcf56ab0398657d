package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.chat.Chat;
import psw.wire.value.Port;

/** psw chat. */
@Command(
    name = "chat",
    description = {
      "Talk in lines of text.",
      "Listens on a free port of 127.0.0.1, prints it and registers it at the broker",
      "(PSW_BROKER, PSW_TOKEN_FILE) as long as it runs. Then it calls HOST PORT, which",
      "it asks for unless they are given; an empty answer waits to be called. Once",
      "somebody is here, what is typed is sent. The other side may be nc. Ctrl-D",
      "ends it."
    },
    footer = "  psw chat 127.0.0.1 40123")
final class ChatCommand extends Action {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOST",
      description = "an address or a name; through a wormhole: 127.0.0.1")
  private Optional<String> host;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PORT",
      description = "the port which the other side printed, or a wormhole's own")
  private Optional<Port> port;

  @Override
  public Integer call() {
    if (host.isPresent() && port.isEmpty()) {
      throw new ParameterException(commandLine(), "HOST needs a PORT");
    }
    if (host.filter(String::isBlank).isPresent()) {
      throw new ParameterException(commandLine(), "HOST is empty: a name or an address is needed");
    }
    ChatScreen screen = new ChatScreen(console());
    int exit = talk(screen);
    return exit == Exit.DONE && screen.somethingWasLost() ? Exit.FAILED : exit;
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int talk(ChatScreen screen) {
    // standard input is read in the locale's encoding by no one: lines are UTF-8
    try (Chat chat = Chat.open(screen);
        Registration registration = new Registration(console(), chat.port());
        Ending ending = new Ending(console(), "the chat has ended", registration::close);
        BufferedReader typed =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      Broker broker = new Broker(Settings.broker(), Settings.tokenFile());
      console().result("listening on 127.0.0.1 " + chat.port());
      registration.register(broker);
      return new Conversation(chat, typed, screen, console()).hold(host, port);
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "no port to listen on: " + e.getMessage());
    }
  }
}

package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import psw.client.chat.Chat;
import psw.wire.value.Port;

/** A chat from the user's side: whom to call, then line after line. */
record Conversation(Chat chat, BufferedReader typed, ChatScreen screen, Console console) {
  /**
   * Calls whom the user wants and says what he types, until his input ends.
   *
   * @param host empty to ask the user
   * @return the exit code
   */
  int hold(Optional<String> host, Optional<Port> port) throws IOException, InterruptedException {
    Asked asked =
        host.isPresent() ? new Asked(host, port, Optional.empty()) : Asked.of(typed, screen);
    screen.asksNoMore();
    if (asked.host().isPresent() && !calls(asked.host().get(), asked.port().get())) {
      return Exit.UNREACHABLE;
    }
    if (asked.said().isPresent()) {
      chat.say(asked.said().get());
    }
    for (String line = typed.readLine(); line != null; line = typed.readLine()) {
      chat.say(line);
    }
    return Exit.DONE;
  }

  private boolean calls(String host, Port port) {
    try {
      chat.call(host, port.number());
      return true;
    } catch (IOException e) {
      console.say("nobody answers at " + host + " " + port);
      console.hint("is the wormhole open? psw tunnel --help");
      return false;
    }
  }
}

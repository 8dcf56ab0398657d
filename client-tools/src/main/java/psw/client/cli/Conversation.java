package psw.client.cli;

import java.io.IOException;
import java.util.Optional;
import psw.client.chat.Chat;
import psw.wire.value.Port;

/** A chat from the user's side: whom to call, then line after line. */
record Conversation(Chat chat, TypedLines typed, ChatScreen screen, Console console) {
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
      say(asked.said().get());
    }
    return hold();
  }

  /** Says what he types, until his input ends. */
  int hold() throws IOException, InterruptedException {
    for (String line = typed.line(); line != null; line = typed.line()) {
      say(line);
    }
    return Exit.DONE;
  }

  private void say(String line) throws InterruptedException {
    if (!chat.isAlone()) {
      screen.typed(chat.say(line));
    } else if (!line.isBlank()) {
      screen.unheard(line);
    }
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

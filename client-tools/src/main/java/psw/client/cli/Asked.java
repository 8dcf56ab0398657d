package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** Whom the user wants to call; nobody when he answered with an empty line or not at all. */
record Asked(Optional<String> host, Optional<Port> port) {
  static Asked of(BufferedReader typed, Console console) throws IOException {
    Optional<String> host = answer(typed, console, "IP to call (empty: wait to be called):");
    if (host.isEmpty()) {
      return new Asked(host, Optional.empty());
    }
    while (true) {
      Optional<String> text = answer(typed, console, "port:");
      if (text.isEmpty()) {
        return new Asked(Optional.empty(), Optional.empty());
      }
      try {
        return new Asked(host, Optional.of(Port.parse(text.get())));
      } catch (BadValue e) {
        console.say(Words.of(e));
      }
    }
  }

  private static Optional<String> answer(BufferedReader typed, Console console, String question)
      throws IOException {
    console.say(question);
    return Optional.ofNullable(typed.readLine()).map(String::strip).filter(t -> !t.isEmpty());
  }
}

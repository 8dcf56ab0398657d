package psw.client.cli;

import java.io.IOException;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * Whom the user wants to call; nobody when he answered with an empty line or not at all, or when
 * somebody called him first.
 *
 * @param said what he typed after somebody had come: not an answer any more, but meant for the peer
 */
record Asked(Optional<String> host, Optional<Port> port, Optional<String> said) {
  private static final Asked NOBODY =
      new Asked(Optional.empty(), Optional.empty(), Optional.empty());

  /** Asks on the screen for a host, then for a port, as long as nobody has come. */
  static Asked of(TypedLines typed, ChatScreen screen) throws IOException {
    Optional<String> host = Optional.empty();
    String question = "IP to call (empty: wait to be called):";
    while (screen.asks(question)) {
      String line = typed.line();
      if (line == null || line.isBlank()) {
        return NOBODY;
      }
      if (screen.somebodyCame()) {
        return new Asked(Optional.empty(), Optional.empty(), Optional.of(line));
      }
      if (host.isEmpty()) {
        host = Optional.of(line.strip());
        question = "port:";
        continue;
      }
      try {
        return new Asked(host, Optional.of(Port.parse(line.strip())), Optional.empty());
      } catch (BadValue e) {
        screen.says(Words.of(e));
      }
    }
    return NOBODY;
  }
}

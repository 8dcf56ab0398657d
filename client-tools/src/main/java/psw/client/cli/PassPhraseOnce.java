package psw.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import psw.client.tunnel.PassPhrase;

/** Asks for the pass phrase of the device's key once, however many sites it is used for. */
final class PassPhraseOnce implements PassPhrase {
  private Optional<byte[]> answer = Optional.empty();

  @Override
  public synchronized Optional<byte[]> ask(Path file) {
    if (answer.isEmpty()) {
      answer = Terminal.passPhrase(file);
    }
    // who gets it wipes it
    return answer.map(byte[]::clone);
  }
}

package psw.client.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import psw.wire.pairing.Code;

/** A code on the screen, and on a terminal the time that is left for it. */
final class CodeShown implements AutoCloseable {
  private final Console console;
  private final Clock clock;
  private Optional<Countdown> countdown = Optional.empty();

  CodeShown(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  synchronized void code(Code code, Instant expires) {
    console.say("tell the other side this code; it is good once, for ten minutes:");
    console.result(code.text());
    console.hint("there it is typed after: psw pair");
    if (Terminal.isThere()) {
      countdown = Optional.of(new Countdown(console, "waiting for the other side", expires, clock));
    }
  }

  /** Nobody waits any more. */
  @Override
  public synchronized void close() {
    countdown.ifPresent(Countdown::close);
    countdown = Optional.empty();
  }
}

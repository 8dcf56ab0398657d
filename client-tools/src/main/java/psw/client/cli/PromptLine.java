package psw.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The last line of a terminal, where a user types, with what he typed before at hand; what is said
 * meanwhile comes above it. Nothing of it is kept on disk.
 */
final class PromptLine implements TypedLines, AutoCloseable {
  // a terminal that tells no size, as script(1) makes it
  private static final Size UNTOLD = new Size(80, 24);

  private final Terminal terminal;
  private final LineReader reader;
  private volatile Optional<Thread> typing = Optional.empty();

  private PromptLine(Terminal terminal) {
    this.terminal = terminal;
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .build();
  }

  /** Takes the terminal; empty where there is none, or one that can do nothing. */
  static Optional<PromptLine> open() {
    if (!psw.client.cli.Terminal.isThere()) {
      return Optional.empty();
    }
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .dumb(true)
              .encoding(StandardCharsets.UTF_8)
              .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      if (terminal.getWidth() == 0) {
        terminal.setSize(UNTOLD);
      }
      return Optional.of(new PromptLine(terminal));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** What is shown there comes above the line. */
  Console console() {
    return Console.to(new PrintWriter(new Above(), false));
  }

  @Override
  public String line() {
    typing = Optional.of(Thread.currentThread());
    try {
      return reader.readLine("> ");
    } catch (EndOfFileException | UserInterruptException end) {
      return null;
    } finally {
      typing = Optional.empty();
    }
  }

  @Override
  public void close() {
    typing.ifPresent(Thread::interrupt);
    try {
      terminal.close();
    } catch (IOException e) {
      // the user's shell sets it right
    }
  }

  /** Passes on whole lines. */
  private final class Above extends Writer {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public void write(char[] some, int from, int length) {
      synchronized (begun) {
        begun.append(some, from, length);
      }
    }

    @Override
    public void flush() {
      synchronized (begun) {
        int end = begun.lastIndexOf("\n");
        if (end >= 0) {
          reader.printAbove(begun.substring(0, end));
          begun.delete(0, end + 1);
        }
      }
    }

    @Override
    public void close() {
      // it is the terminal's
    }
  }
}

package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a chat's user types: at a terminal's last line, else whatever standard input is. */
final class Keyboard implements TypedLines, AutoCloseable {
  private final Optional<PromptLine> prompt;
  private final TypedLines typed;

  private Keyboard(Optional<PromptLine> prompt, TypedLines typed) {
    this.prompt = prompt;
    this.typed = typed;
  }

  /** Takes it; from now on the screen is what stands above. */
  static Keyboard open(ChatScreen screen) {
    Optional<PromptLine> prompt = PromptLine.open();
    prompt.ifPresent(line -> screen.moveTo(line.console()));
    // standard input is read in the locale's encoding by no one: lines are UTF-8
    return new Keyboard(
        prompt,
        prompt.isPresent()
            ? prompt.get()
            : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                ::readLine);
  }

  @Override
  public String line() throws IOException {
    return typed.line();
  }

  @Override
  public void close() {
    prompt.ifPresent(PromptLine::close);
  }
}

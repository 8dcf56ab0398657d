package psw.client.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** psw completion. */
@Command(
    name = "completion",
    description = {
      "Print what a shell needs to complete psw's words.",
      "For bash, and for zsh after: autoload -U +X bashcompinit && bashcompinit."
    },
    footer = {
      "  psw completion |",
      "    install -D /dev/stdin ~/.local/share/bash-completion/completions/psw"
    })
final class CompletionCommand extends Action {
  @Override
  public Integer call() {
    AutoComplete.bash("psw", all()).lines().forEach(console()::result);
    return Exit.DONE;
  }

  /** The command line with all commands. */
  static CommandLine all() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return Psw.commandLine(nowhere, nowhere);
  }
}

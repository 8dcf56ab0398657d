package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** psw man. */
@Command(
    name = "man",
    description = {
      "Write the manual pages into a directory.",
      "One for each command, as psw-open.1; what is there under such a name is written",
      "anew."
    },
    footer = {"  psw man ~/.local/share/man/man1 && man -M ~/.local/share/man psw-open"})
final class ManCommand extends Action {
  @Parameters(paramLabel = "DIRECTORY", description = "where; it is made when it is missing")
  private Path directory;

  @Override
  public Integer call() {
    try {
      Files.createDirectories(directory);
      write(CompletionCommand.all());
      return Exit.DONE;
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "no pages: " + FileWords.of(e));
    }
  }

  private void write(CommandLine command) throws IOException {
    String name = ManPage.name(command);
    Files.writeString(directory.resolve(name + ".1"), ManPage.of(command));
    for (CommandLine each : List.copyOf(command.getSubcommands().values())) {
      write(each);
    }
  }
}

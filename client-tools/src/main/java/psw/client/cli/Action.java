package psw.client.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One subcommand: its fields are its words; {@link #call} does it and gives the exit code. */
abstract class Action implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** This command, as it was typed. */
  final CommandLine commandLine() {
    return spec.commandLine();
  }

  /** Where this command speaks. */
  final Console console() {
    return Console.of(spec.commandLine());
  }
}

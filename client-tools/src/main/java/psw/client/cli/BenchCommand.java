package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** psw bench. */
@Command(
    name = "bench",
    description = "Measure what is ours beside what people use else.",
    footer = "  psw bench tunnel",
    subcommands = TunnelBenchCommand.class)
final class BenchCommand extends Action {
  @Override
  public Integer call() {
    throw new ParameterException(commandLine(), "a command is needed");
  }
}

package psw.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The psw command: parses the command line and hands over to one subcommand. */
@Command(name = "psw", mixinStandardHelpOptions = true, version = "psw 0.1.0")
public final class Psw {
  private Psw() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Psw()).execute(args));
  }
}

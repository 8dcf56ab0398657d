package psw.client.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** The psw command: parses the command line and hands over to one subcommand. */
@Command(
    name = "psw",
    version = "psw 0.1.0",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      BrokerCommand.class,
      RendezvousCommand.class,
      KnockCommand.class,
      TunnelCommand.class,
      ServicesCommand.class,
      PublishCommand.class,
      WithdrawCommand.class,
      ChatCommand.class,
      DemoCommand.class
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Chosen services at each other's sites, through firewalls that answer nobody.",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n")
public final class Psw implements Runnable {
  @Spec private CommandSpec spec;

  private Psw() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(writer(System.out), writer(System.err)).execute(args));
  }

  /** The whole command line, speaking to the given streams. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine root = new CommandLine(new Psw());
    root.getCommandSpec()
        .usageMessage()
        .footer("  psw services    # what this site and others offer");
    return root.setOut(out)
        .setErr(err)
        .registerConverter(Port.class, text -> parsed(text, Port::parse))
        .registerConverter(IpAddress.class, text -> parsed(text, IpAddress::parse))
        .registerConverter(ServiceName.class, text -> parsed(text, ServiceName::parse))
        .registerConverter(Description.class, text -> parsed(text, Description::parse))
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(Psw::unexpected);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  private static int unexpected(Exception failure, CommandLine command, CommandLine.ParseResult r) {
    if (System.getenv("PSW_DEBUG") != null) {
      failure.printStackTrace(command.getErr());
    }
    return Console.of(command)
        .fail(Exit.FAILED, "unexpected: " + failure, "PSW_DEBUG=1 shows where it happened");
  }

  // names are of any script, whatever the locale says
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private interface Parser<T> {
    T parse(String text) throws BadValue;
  }

  private static <T> T parsed(String text, Parser<T> parser) {
    try {
      return parser.parse(text);
    } catch (BadValue e) {
      throw new CommandLine.TypeConversionException(Words.of(e));
    }
  }
}

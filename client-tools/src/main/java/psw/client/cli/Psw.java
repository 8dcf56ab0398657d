package psw.client.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import psw.client.api.Service;
import psw.client.site.ServicePath;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** The psw command: parses the command line and hands over to one subcommand. */
@Command(
    name = "psw",
    version = "psw 0.1.0",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Chosen services at each other's sites, through firewalls that answer nobody.",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n")
public final class Psw implements Runnable {
  private static final Path OUT = Path.of("/proc/self/fd/1");
  private static final Duration LONGEST = Duration.ofHours(1);

  @Spec private CommandSpec spec;

  private Psw() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    Ahead ahead = Ahead.of(args);
    Output out = new Output(new FileOutputStream(FileDescriptor.out));
    CommandLine root = commandLine(writer(out), writer(System.err), ahead, args);
    System.exit(told(out, root, root.execute(args), isPipe(OUT)));
  }

  /**
   * The exit code; a result that got lost on its way out is a failure, unless nobody wants more.
   */
  static int told(Output out, CommandLine root, int exit, boolean pipe) {
    if (exit != Exit.DONE || out.failure().isEmpty() || pipe) {
      return exit;
    }
    return Console.of(root)
        .fail(
            Exit.FAILED,
            "it is done, but the result could not be written: " + out.failure().get().getMessage());
  }

  // one that reads no further, as head(1)
  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The command line, speaking to the given streams.
   *
   * @param words what is typed, if only the command that it names is needed
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, String... words) {
    return commandLine(out, err, Ahead.none(), words);
  }

  private static CommandLine commandLine(
      PrintWriter out, PrintWriter err, Ahead ahead, String... words) {
    CommandLine root = new CommandLine(new Psw());
    Commands.add(root, ahead, words);
    root.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(Exit.meanings())
        .footer("  psw services    # what this site and others offer");
    return root.setOut(out)
        .setErr(err)
        // a word that begins with @ is a word, not a file of words
        .setExpandAtFiles(false)
        .registerConverter(Port.class, text -> parsed(text, Port::parse))
        .registerConverter(IpAddress.class, Psw::address)
        .registerConverter(ServiceName.class, text -> parsed(text, ServiceName::parse))
        .registerConverter(Label.class, Psw::label)
        .registerConverter(Description.class, text -> parsed(text, Description::parse))
        .registerConverter(ServicePath.class, text -> parsed(text, ServicePath::parse))
        .registerConverter(Service.Visibility.class, Psw::visibility)
        .registerConverter(Path.class, Psw::path)
        .registerConverter(Duration.class, Psw::seconds)
        .setExecutionStrategy(Psw::executed)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(Psw::unexpected);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  /** Runs what was typed; there is no help about a command that is none. */
  private static int executed(ParseResult typed) {
    for (ParseResult each = typed; each != null; each = each.subcommand()) {
      CommandLine command = each.commandSpec().commandLine();
      if (!each.unmatched().isEmpty() && !command.getSubcommands().isEmpty()) {
        throw new UnmatchedArgumentException(command, each.unmatched());
      }
    }
    return new CommandLine.RunLast().execute(typed);
  }

  private static int unexpected(Exception failure, CommandLine command, ParseResult r) {
    Console console = Console.of(command);
    if (System.getenv("PSW_DEBUG") != null) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(console::log);
    }
    String said = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    return console.fail(
        Exit.FAILED, "this should not happen" + said, "PSW_DEBUG=1 shows where it did");
  }

  // names are of any script, whatever the locale says
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw WrongUsage.refused(text, "the name of a file or directory is needed");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw WrongUsage.refused(
          text, "no file can have this name in the locale set; LC_ALL=C.UTF-8 takes any");
    }
  }

  // what people give and read is called a name
  private static Label label(String text) {
    try {
      return Label.parse(text);
    } catch (BadValue e) {
      throw WrongUsage.refused(text, Words.of("the name", e));
    }
  }

  private static IpAddress address(String text) {
    try {
      return IpAddress.parse(text);
    } catch (BadValue e) {
      throw WrongUsage.refused(text, Words.ofAddress(text, e));
    }
  }

  private static Service.Visibility visibility(String text) {
    return Arrays.stream(Service.Visibility.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> WrongUsage.refused(text, "it is public, paired or private"));
  }

  private static Duration seconds(String text) {
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}")) {
      Duration duration = Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9));
      if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    throw WrongUsage.refused(text, "seconds above 0 are needed, 3600 at most");
  }

  private interface Parser<T> {
    T parse(String text) throws BadValue;
  }

  private static <T> T parsed(String text, Parser<T> parser) {
    try {
      return parser.parse(text);
    } catch (BadValue e) {
      throw WrongUsage.refused(text, Words.of(e));
    }
  }
}

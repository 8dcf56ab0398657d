package psw.client.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the command line and what was perhaps meant. */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    Console console = Console.of(command);
    console.say(lowered(what(wrong)));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        console.hint("did you mean: " + String.join(" or ", suggestions));
      }
    }
    console.hint(command.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static String what(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String first = unmatched.getUnmatched().get(0);
      boolean root = wrong.getCommandLine().getParent() == null;
      return (root ? "no such command: " : "one word too many: ") + first;
    }
    return wrong.getMessage();
  }

  private static String lowered(String message) {
    // HOST is the name of a parameter, not a sentence's first word
    boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
    return word
        ? message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1)
        : message;
  }
}

package psw.client.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the command line and what was perhaps meant. */
final class WrongUsage implements IParameterExceptionHandler {
  private static final int LONGEST = 80;
  // how picocli begins when a converter refuses a word; the converter's own words follow
  private static final Pattern REFUSED =
      Pattern.compile(
          "Invalid value for (?:option '[^']*'|positional parameter at index \\S+)(?: \\([^)]*\\))?: ");

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    Console console = Console.of(command);
    console.say(lowered(what(wrong)));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String typed = unmatched.getUnmatched().get(0);
      // picocli's idea of likeness goes far
      List<String> suggestions =
          unmatched.getSuggestions().stream()
              .filter(each -> !typed.isEmpty() && each.charAt(0) == typed.charAt(0))
              .toList();
      if (!suggestions.isEmpty()) {
        console.hint("did you mean: " + String.join(" or ", suggestions));
      }
    }
    console.hint(command.getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  /** A converter's refusal of a word, which it repeats. */
  static TypeConversionException refused(String word, String why) {
    return new TypeConversionException(shown(word) + ": " + why);
  }

  /** A word as it was typed, in a length that can be read, and to be seen when it is empty. */
  static String shown(String word) {
    if (word.length() > LONGEST) {
      return word.substring(0, LONGEST) + "…";
    }
    return word.isBlank() ? '"' + word + '"' : word;
  }

  private static String what(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String first = unmatched.getUnmatched().get(0);
      boolean commands = !wrong.getCommandLine().getSubcommands().isEmpty();
      return (commands ? "no such command: " : "one word too many: ") + shown(first);
    }
    Matcher refused = REFUSED.matcher(wrong.getMessage());
    if (wrong.getArgSpec() != null && refused.lookingAt()) {
      return name(wrong.getArgSpec()) + " " + wrong.getMessage().substring(refused.end());
    }
    return wrong.getMessage().replaceFirst("^Error: ", "");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String lowered(String message) {
    // HOST is the name of a parameter, not a sentence's first word
    boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
    return word
        ? message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1)
        : message;
  }
}

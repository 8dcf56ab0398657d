package psw.client.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's manual page, in the macros of man(7), from the same words as its help. */
final class ManPage {
  private final CommandLine command;
  private final UsageMessageSpec usage;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandLine command) {
    this.command = command;
    this.usage = command.getCommandSpec().usageMessage();
  }

  static String of(CommandLine command) {
    return new ManPage(command).written();
  }

  /** What it is called, as {@code psw-firewall-apply}. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  private String written() {
    List<String> description = lines(usage.description());
    page.append(".TH ").append(quoted(name(command).toUpperCase(java.util.Locale.ROOT)));
    page.append(" 1 \"\" \"psw\" \"Personal Secure Wormholes\"\n");
    section("NAME");
    text(name(command) + " \\- ", description.get(0).replaceFirst("\\.$", ""));
    section("SYNOPSIS");
    page.append(".nf\n");
    synopsis().lines().forEach(line -> text("", line));
    page.append(".fi\n");
    if (description.size() > 1) {
      section("DESCRIPTION");
      description.subList(1, description.size()).forEach(line -> text("", line));
    }
    words();
    subcommands();
    example();
    exits();
    seeAlso();
    return page.toString();
  }

  private String synopsis() {
    return command.getHelp().synopsis(0).strip();
  }

  private void words() {
    List<PositionalParamSpec> words = command.getCommandSpec().positionalParameters();
    List<OptionSpec> options =
        command.getCommandSpec().options().stream().filter(option -> !option.hidden()).toList();
    if (words.isEmpty() && options.isEmpty()) {
      return;
    }
    section("OPTIONS");
    words.forEach(word -> entry(word.paramLabel(), word.description()));
    options.forEach(option -> entry(names(option), option.description()));
  }

  private static String names(OptionSpec option) {
    String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
    return String.join(", ", option.names()) + value;
  }

  private void subcommands() {
    Map<String, CommandLine> all = command.getSubcommands();
    if (!all.isEmpty()) {
      section("COMMANDS");
      all.forEach(
          (name, each) -> entry(name, each.getCommandSpec().usageMessage().description()[0]));
    }
  }

  private void example() {
    section("EXAMPLES");
    page.append(".nf\n");
    lines(usage.footer()).forEach(line -> text("", line));
    page.append(".fi\n");
  }

  private void exits() {
    section("EXIT STATUS");
    Exit.meanings().forEach((code, meaning) -> entry(code.strip(), meaning));
  }

  private void seeAlso() {
    CommandLine parent = command.getParent();
    if (parent != null) {
      section("SEE ALSO");
      text("", name(parent) + "(1)");
    }
  }

  private void section(String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private void entry(String term, String... words) {
    page.append(".TP\n");
    text("", term);
    lines(words).forEach(line -> text("", line));
  }

  /** A line of text: what begins a request or an escape is none. */
  private void text(String before, String line) {
    String safe = ascii(line.replace("\\", "\\e").replace("-", "\\-"));
    boolean request = before.isEmpty() && (safe.startsWith(".") || safe.startsWith("'"));
    page.append(before).append(request ? "\\&" : "").append(safe).append('\n');
  }

  private static String ascii(String text) {
    return text.codePoints()
        .mapToObj(c -> c < 0x80 ? Character.toString(c) : String.format("\\[u%04X]", c))
        .collect(Collectors.joining());
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }

  /** With picocli's own marks resolved. */
  private static List<String> lines(String... texts) {
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      String plain = Help.Ansi.OFF.string(String.format(text));
      all.addAll(Arrays.asList(plain.split("\n", -1)));
    }
    return all;
  }
}

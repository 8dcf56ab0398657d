package psw.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that {@code rules/README.md} shows, so that tests run what people copy. */
final class Readme {
  private Readme() {}

  /** The lines of the shell block that follows the mark {@code <!-- NAME -->}. */
  static List<String> block(String name) throws IOException {
    String text = Files.readString(Firewall.RULES.resolve("README.md"));
    String mark = Pattern.quote("<!-- " + name.toLowerCase(Locale.ROOT) + " -->");
    Matcher found = Pattern.compile(mark + "\n```sh\n(.*?)```", Pattern.DOTALL).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("README.md has no block " + name);
    }
    return found.group(1).lines().toList();
  }
}

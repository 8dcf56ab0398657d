package psw.client.chat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line between two of ours.
 *
 * @param number of a line that is said, or of the last one that was shown
 * @param text what is said
 */
record Mark(Kind kind, long number, String text) {
  private static final Pattern FORM =
      Pattern.compile("(?:\\+([1-9]\\d{0,14}) (.*)|=([1-9]\\d{0,14})|\\.)", Pattern.DOTALL);

  enum Kind {
    SAID,
    SHOWN,
    BYE
  }

  static Optional<Mark> parse(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    if (form.group(1) != null) {
      return Optional.of(new Mark(Kind.SAID, Long.parseLong(form.group(1)), form.group(2)));
    }
    return Optional.of(
        form.group(3) == null
            ? new Mark(Kind.BYE, 0, "")
            : new Mark(Kind.SHOWN, Long.parseLong(form.group(3)), ""));
  }
}

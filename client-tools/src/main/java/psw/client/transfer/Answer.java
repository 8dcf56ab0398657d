package psw.client.transfer;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a receiver says. */
sealed interface Answer {
  /** Go on from there. */
  record Take(long offset) implements Answer {
    @Override
    public String toString() {
      return "take " + offset;
    }
  }

  /** It is there, under this name. */
  record Done(String name) implements Answer {
    @Override
    public String toString() {
      return "done " + name;
    }
  }

  /** It is not taken. */
  record Not(No why) implements Answer {
    @Override
    public String toString() {
      return "no " + why.word();
    }
  }

  Pattern FORM =
      Pattern.compile("take (0|[1-9]\\d{0,14})|done (.+)|no ([a-z]{1,16})", Pattern.DOTALL);

  /** Who answers otherwise is no receiver. */
  static Answer parse(String line) throws Strange {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      throw new Strange();
    }
    if (form.group(1) != null) {
      return new Take(Long.parseLong(form.group(1)));
    }
    if (form.group(2) != null) {
      return new Done(form.group(2));
    }
    return new Not(Optional.of(form.group(3)).flatMap(No::parse).orElse(No.FAILED));
  }

  /** The other side is no receiver. */
  final class Strange extends IOException {
    private static final long serialVersionUID = 1L;

    Strange() {
      super("it does not answer as a receiver does");
    }
  }
}

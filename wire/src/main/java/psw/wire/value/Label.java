package psw.wire.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A short name that is safe in a command line, a host name and an address: 1 to 32 of {@code a-z},
 * {@code 0-9} and inner hyphens. Sites, services and given names have this form.
 *
 * @param text the label
 */
public record Label(String text) {
  private static final int LONGEST = 32;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
  private static final Label FALLBACK = new Label("service");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public Label {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no label");
    }
  }

  /** Reads a label; part "label". */
  public static Label parse(String text) throws BadValue {
    if (!FORM.matcher(text).matches()) {
      throw new BadValue("label", BadValue.Reason.MALFORMED);
    }
    return new Label(text);
  }

  /** The label that a free name suggests: its letters without marks, else "service". */
  public static Label from(String name) {
    return from(name, FALLBACK);
  }

  /** The label that a free name suggests, else {@code fallback}. */
  public static Label from(String name, Label fallback) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = trim(trim(plain).substring(0, Math.min(LONGEST, trim(plain).length())));
    return cut.isEmpty() ? fallback : new Label(cut);
  }

  /** This label, or with the first of -2, -3, … that is not taken. */
  public Label unlike(Predicate<Label> taken) {
    Label candidate = this;
    for (int n = 2; taken.test(candidate); n++) {
      String suffix = "-" + n;
      int keep = Math.min(text.length(), LONGEST - suffix.length());
      candidate = new Label(trim(text.substring(0, keep)) + suffix);
    }
    return candidate;
  }

  private static String trim(String text) {
    return text.replaceAll("^-+|-+$", "");
  }

  // a record's own are made when they are first used, which costs a short command 15 ms
  @Override
  public boolean equals(Object other) {
    return other instanceof Label that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

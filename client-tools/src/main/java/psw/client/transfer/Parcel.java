package psw.client.transfer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is to be sent.
 *
 * @param size in bytes, from 0 to 10^15 - 1
 * @param hash SHA-256 of all of it, 64 hexadecimal digits
 */
public record Parcel(FileName name, long size, String hash) {
  private static final Pattern FORM =
      Pattern.compile("psw-send 1 (0|[1-9]\\d{0,14}) ([0-9a-f]{64}) (.*)", Pattern.DOTALL);

  /** Empty if it is of another form or version. */
  static Optional<Parcel> parse(String line) throws BadName {
    Matcher form = FORM.matcher(line);
    return form.matches()
        ? Optional.of(
            new Parcel(FileName.parse(form.group(3)), Long.parseLong(form.group(1)), form.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "psw-send 1 " + size + ' ' + hash + ' ' + name;
  }
}

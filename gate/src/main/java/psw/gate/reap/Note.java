package psw.gate.reap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process serves which device, as the name of a file in {@code sessions}: {@code
 * PID-START-FINGERPRINT}.
 *
 * @param pid sshd's monitor of the connection
 * @param start when that process started, in clock ticks after boot (proc(5), field 22 of its
 *     status line); with the pid it names one process of all that ever ran since boot
 * @param device SHA-256 of the device's public key, in unpadded base64url
 */
record Note(long pid, long start, String device) {
  private static final Pattern NAME =
      Pattern.compile("([1-9][0-9]{0,9})-([0-9]{1,18})-([A-Za-z0-9_-]{43})");

  /** Reads a file's name; nothing when it has another form. */
  static Optional<Note> parse(String fileName) {
    Matcher parts = NAME.matcher(fileName);
    return parts.matches()
        ? Optional.of(
            new Note(
                Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3)))
        : Optional.empty();
  }
}

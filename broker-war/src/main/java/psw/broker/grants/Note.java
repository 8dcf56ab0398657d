package psw.broker.grants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the look-up leaves when a key is offered: {@code sessions/PID-START-DEVICE}
 * (docs/protocol.md, 7). Whether the key's owner then logged in, it does not know.
 *
 * @param name the file's name
 * @param pid sshd's process for this connection
 * @param start when that was started, in clock ticks after boot
 * @param device the key's hash in base64url
 */
record Note(String name, long pid, long start, String device) {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,9})-([0-9]{1,18})-([A-Za-z0-9_-]{43})");
  private static final String ACCOUNT = "psw-tunnel";
  private static final Path PROCESSES = Path.of("/proc");
  // proc(5), stat: field 22, counted from the first behind the name
  private static final int START = 19;

  /** What is seen of a login. */
  enum Seen {
    /** sshd let somebody in: a child of that process runs as the account for tunnels. */
    LOGGED_IN,
    /** Not yet. */
    NOT_YET,
    /** The connection is over. */
    OVER
  }

  static Optional<Note> parse(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? Optional.of(
            new Note(
                name,
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                parts.group(3)))
        : Optional.empty();
  }

  /** Looks at the processes; sshd changes to the account only after the login. */
  Seen look() {
    if (!isThere()) {
      return Seen.OVER;
    }
    return children().anyMatch(Note::isOfTheAccount) ? Seen.LOGGED_IN : Seen.NOT_YET;
  }

  // proc(5): the first thread's children; sshd has no other thread
  private Stream<Path> children() {
    String process = Long.toString(pid);
    Path list = PROCESSES.resolve(Path.of(process, "task", process, "children"));
    try {
      return Stream.of(Files.readString(list).strip().split(" ", -1))
          .filter(child -> !child.isEmpty())
          .map(PROCESSES::resolve);
    } catch (IOException gone) {
      return Stream.empty();
    }
  }

  private static boolean isOfTheAccount(Path process) {
    try {
      return Files.getOwner(process).getName().equals(ACCOUNT);
    } catch (IOException gone) {
      return false;
    }
  }

  private boolean isThere() {
    try {
      byte[] bytes = Files.readAllBytes(PROCESSES.resolve(Path.of(Long.toString(pid), "stat")));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
      return fields.length > START && fields[START].equals(Long.toString(start));
    } catch (IOException gone) {
      return false;
    }
  }
}

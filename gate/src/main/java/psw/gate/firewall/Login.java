package psw.gate.firewall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The login over SSH that a process belongs to (proc(5)), also where sudo dropped its variables.
 */
final class Login {
  private static final String VARIABLE = "SSH_CONNECTION=";

  private Login() {}

  /**
   * When the login began, in clock ticks since the host was started; empty where there is none, as
   * at the console.
   */
  static OptionalLong began(long pid) throws IOException {
    OptionalLong found = OptionalLong.empty();
    for (long each = pid; each > 1; each = parent(each)) {
      if (environment(each).stream().anyMatch(word -> word.startsWith(VARIABLE))) {
        found = OptionalLong.of(started(each));
      }
    }
    return found;
  }

  /** When a process was started, in the same ticks. */
  static long started(long pid) throws IOException {
    return Long.parseLong(stat(pid)[19]);
  }

  private static long parent(long pid) throws IOException {
    return Long.parseLong(stat(pid)[1]);
  }

  // the fields behind the name, which may hold anything: the third is the first of them
  private static String[] stat(long pid) throws IOException {
    String text = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
    return text.substring(text.lastIndexOf(')') + 2).strip().split(" ", -1);
  }

  private static List<String> environment(long pid) throws IOException {
    byte[] all = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
    return Arrays.asList(new String(all, StandardCharsets.ISO_8859_1).split("\0", -1));
  }
}

package psw.broker.grants;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.value.Port;

/**
 * The TCP ports on which this very process listens, as proc(5) shows them: the application server's
 * own, whatever its settings call them. None where there is no such file system.
 */
final class Listening {
  private static final Path SELF = Path.of("/proc/self");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[([0-9]+)\\]");
  // the fields of net/tcp: slot, local address and port, remote ones, state (0A: listening), …
  // inode
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

  private Listening() {}

  static Set<Port> here() {
    Set<String> own = sockets();
    Set<Port> ports = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : lines(SELF.resolve(table))) {
        Matcher fields = LINE.matcher(line);
        if (fields.matches() && own.contains(fields.group(2))) {
          ports.add(new Port(Integer.parseInt(fields.group(1), 16)));
        }
      }
    }
    return ports;
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException none) {
      return List.of();
    }
  }

  private static Set<String> sockets() {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(SELF.resolve("fd"))) {
      for (Path each : open) {
        Matcher socket = SOCKET.matcher(target(each));
        if (socket.matches()) {
          inodes.add(socket.group(1));
        }
      }
    } catch (IOException none) {
      return Set.of();
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}

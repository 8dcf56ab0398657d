package psw.gate.firewall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The processes of this host; proc(5).
 *
 * @param proc where they are listed
 */
record Processes(Path proc) {
  private static final String ESTABLISHED = "01";
  private static final int STAT_PARENT = 1;
  private static final int STAT_TERMINAL = 4;
  private static final int STAT_STARTED = 19;

  static Processes here() {
    return new Processes(Path.of("/proc"));
  }

  /** This one, by the number it has in that list. */
  long self() throws IOException {
    return Long.parseLong(Files.readSymbolicLink(proc.resolve("self")).toString());
  }

  /** Its parent; 0 where that is on the other side of a container's wall. */
  long parent(long pid) throws IOException {
    return Long.parseLong(stat(pid).get(STAT_PARENT));
  }

  /** When it was started, in clock ticks since the host was. */
  long started(long pid) throws IOException {
    return Long.parseLong(stat(pid).get(STAT_STARTED));
  }

  /** The same, of what {@code /proc/PID/stat} said. */
  static long started(String stat) {
    return Long.parseLong(fields(stat).get(STAT_STARTED));
  }

  /** Whether its terminal is one of the host itself, not one that a program plays. */
  boolean isAtConsole(long pid) throws IOException {
    int major = Integer.parseInt(stat(pid).get(STAT_TERMINAL)) >> 8 & 0xfff;
    boolean played = major == 2 || major == 3 || (major >= 128 && major <= 143);
    return major != 0 && !played;
  }

  /** The name of its program. */
  String name(long pid) throws IOException {
    return text(of(pid).resolve("comm")).strip();
  }

  /** A variable that it was started with. */
  Optional<String> variable(long pid, String name) throws IOException {
    return Stream.of(text(of(pid).resolve("environ")).split("\0", -1))
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }

  /** Whether the network is a container's, for certain. */
  boolean isNetworkOfContainer() {
    // the kernel shows what holds for all networks in the first one alone
    Path core = proc.resolve("sys/net/core");
    return Files.exists(core.resolve("somaxconn")) && !Files.exists(core.resolve("netdev_budget"));
  }

  /** Who holds that end of TCP connections between two ports of this host. */
  List<Long> holders(int from, int to) throws IOException {
    List<String> sockets = connections(words -> port(words[1]) == from && port(words[2]) == to);
    try (Stream<Path> all = Files.list(proc)) {
      return all.filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> holds(process, sockets))
          .map(process -> Long.parseLong(process.getFileName().toString()))
          .toList();
    }
  }

  /** Whether both hold the same end of a TCP connection. */
  boolean shareConnection(long one, long other) throws IOException {
    return connections(words -> true).stream()
        .anyMatch(end -> holds(of(one), List.of(end)) && holds(of(other), List.of(end)));
  }

  private List<String> connections(Predicate<String[]> which) throws IOException {
    List<String> sockets = new ArrayList<>();
    for (String family : List.of("tcp", "tcp6")) {
      Path table = proc.resolve("net").resolve(family);
      for (String line : Files.exists(table) ? text(table).lines().toList() : List.<String>of()) {
        String[] words = line.strip().split(" +", -1);
        if (words.length > 9 && words[3].equals(ESTABLISHED) && which.test(words)) {
          sockets.add("socket:[" + words[9] + "]");
        }
      }
    }
    return sockets;
  }

  private static int port(String end) {
    return HexFormat.fromHexDigits(end.substring(end.indexOf(':') + 1));
  }

  private static boolean holds(Path process, List<String> sockets) {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.anyMatch(file -> leadsTo(file, sockets));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false; // it has ended
    }
  }

  private static boolean leadsTo(Path file, List<String> sockets) {
    try {
      return sockets.contains(Files.readSymbolicLink(file).toString());
    } catch (IOException e) {
      return false; // it was closed
    }
  }

  private List<String> stat(long pid) throws IOException {
    return fields(text(of(pid).resolve("stat")));
  }

  // those behind the name, which may hold anything: the third is the first of them
  private static List<String> fields(String stat) {
    return List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
  }

  private Path of(long pid) {
    return proc.resolve(Long.toString(pid));
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new Gone(file, e);
    }
  }

  /** A process that ended while it was looked at. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone(Path file, IOException why) {
      super(file + " is gone", why);
    }
  }
}

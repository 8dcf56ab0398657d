package psw.gate.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.gate.status.Status.Owner;
import psw.wire.value.IpAddress;

/** What this host's kernel and files tell; proc(5). */
final class Host {
  private static final Path PROC = Path.of("/proc");
  private static final Path NET = PROC.resolve("net");
  private static final Path UNITS = Path.of("/etc/systemd/system");
  private static final Path SSHD = Path.of("/etc/psw/sshd_config");
  private static final Path LIST_SIZE = Path.of("/sys/module/xt_recent/parameters/ip_list_tot");

  private Host() {}

  /** A file; empty where there is none. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  static Path list(String name) {
    return NET.resolve("xt_recent").resolve(name);
  }

  static Optional<Jiffies> clock() {
    try {
      return Jiffies.parse(text(PROC.resolve("timer_list")));
    } catch (IOException e) {
      // a container may not see it
      return Optional.empty();
    }
  }

  /** How many addresses a list holds; empty where the kernel has none. */
  static Optional<Integer> listSize() throws IOException {
    return Optional.of(text(LIST_SIZE).strip())
        .filter(size -> !size.isEmpty())
        .map(Integer::parseInt);
  }

  static List<Sockets> sockets(String protocol, String state) throws IOException {
    List<Sockets> all = new ArrayList<>();
    for (String family : List.of("", "6")) {
      all.addAll(Sockets.parse(text(NET.resolve(protocol + family)), state));
    }
    return all;
  }

  /** Addresses of a family at which others may reach this host. */
  static List<String> addresses(Class<? extends InetAddress> family) throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(family::isInstance)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .map(IpAddress::text)
        .toList();
  }

  /** Whether a unit starts with the host. */
  static boolean isEnabled(String unit) throws IOException {
    if (!Files.isDirectory(UNITS)) {
      return false;
    }
    try (Stream<Path> targets = Files.list(UNITS)) {
      return targets
          .filter(target -> target.toString().matches(".*\\.(wants|requires)"))
          .anyMatch(target -> Files.isSymbolicLink(target.resolve(unit)));
    }
  }

  /** The process that holds a socket; empty when it is gone or in another namespace. */
  static Optional<Owner> owner(Sockets socket) throws IOException {
    String link = "socket:[" + socket.inode() + "]";
    return processes().stream()
        .filter(process -> holds(process, link))
        .findFirst()
        .map(process -> owner(process, socket.port()));
  }

  /** What the brokers that run here tell of its gate. */
  static List<Told> brokers() throws IOException {
    String sshd = text(SSHD);
    return processes().stream()
        .flatMap(
            process ->
                Told.parse(
                    words(process.resolve("cmdline")), words(process.resolve("environ")), sshd)
                    .stream())
        .toList();
  }

  private static List<Path> processes() throws IOException {
    try (Stream<Path> all = Files.list(PROC)) {
      return all.filter(process -> process.getFileName().toString().matches("\\d+")).toList();
    }
  }

  private static boolean holds(Path process, String link) {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.anyMatch(file -> leadsTo(file, link));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false; // it has ended
    }
  }

  private static boolean leadsTo(Path file, String link) {
    try {
      return Files.readSymbolicLink(file).toString().equals(link);
    } catch (IOException e) {
      return false; // it was closed
    }
  }

  private static Owner owner(Path process, int port) {
    String words = words(process.resolve("cmdline")).replace('\0', ' ');
    String name = words(process.resolve("comm")).strip();
    long pid = Long.parseLong(process.getFileName().toString());
    return new Owner(pid, name, words.matches("\\S*java .*psw.* gate run\\b.*"), port);
  }

  private static String words(Path file) {
    try {
      return text(file);
    } catch (IOException e) {
      return "";
    }
  }
}

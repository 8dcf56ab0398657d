package psw.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a demo could leave on the machine.
 *
 * @param accounts the files that hold accounts, by name
 * @param mounts of this process' mount namespace
 * @param links network interfaces
 * @param files entries of directories that programs write to
 */
record Machine(
    Map<Path, String> accounts, List<String> mounts, List<String> links, Set<Path> files) {
  private static final List<String> WATCHED =
      List.of("/etc", "/etc/ssh", "/home", "/root", "/run", "/run/netns", "/var/lib", "/var/log");

  static Machine now() throws IOException {
    Map<Path, String> accounts = new TreeMap<>();
    for (String name : List.of("passwd", "group", "shadow", "subuid", "hosts", "hostname")) {
      Path file = Path.of("/etc", name);
      if (Files.exists(file)) {
        accounts.put(file, Files.readString(file));
      }
    }
    return new Machine(
        accounts,
        Files.readAllLines(Path.of("/proc/self/mountinfo")),
        entries(Path.of("/sys/class/net")).map(Path::toString).sorted().toList(),
        WATCHED.stream().map(Path::of).flatMap(Machine::entries).collect(Collectors.toSet()));
  }

  void assertSameNow() throws IOException {
    Machine now = now();
    assertEquals(accounts, now.accounts);
    assertEquals(mounts, now.mounts);
    assertEquals(links, now.links);
    assertEquals(files, now.files);
  }

  /** Every process that is in one of these namespaces. */
  static List<Path> inhabitants(Set<String> namespaces) {
    return entries(Path.of("/proc"))
        .filter(process -> process.getFileName().toString().matches("[0-9]+"))
        .filter(process -> namespaces(process).stream().anyMatch(namespaces::contains))
        .toList();
  }

  /** The namespaces of a process; none when it is gone. */
  static Set<String> namespaces(Path process) {
    return entries(process.resolve("ns"))
        .map(
            link -> {
              try {
                return Files.readSymbolicLink(link).toString();
              } catch (IOException gone) {
                return "";
              }
            })
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Stream<Path> entries(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Stream.of();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.toList().stream();
    } catch (IOException | UncheckedIOException gone) {
      return Stream.of();
    }
  }
}

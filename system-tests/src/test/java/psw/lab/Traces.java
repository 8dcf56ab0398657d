package psw.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a lab's host is to the machine: its namespaces, and every process that lives in one. */
record Traces(List<String> namespaces, List<String> mounts, List<String> named) {
  private static final Path PROC = Path.of("/proc");
  private static final Path NAMED = Path.of("/run/netns");

  static Traces of(Path hostRoot) throws IOException {
    List<String> namespaces = new ArrayList<>();
    for (String kind : List.of("pid", "net", "mnt", "uts")) {
      namespaces.add(
          Files.readSymbolicLink(hostRoot.resolveSibling("ns").resolve(kind)).toString());
    }
    return new Traces(namespaces, mountsOfTheMachine(), namedNetworks());
  }

  /** No process is left in any of the namespaces, and the machine's own lists are as before. */
  void assertGone() throws IOException {
    assertEquals(List.of(), inhabitants());
    assertEquals(mounts, mountsOfTheMachine());
    assertEquals(named, namedNetworks());
  }

  private List<Path> inhabitants() throws IOException {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> namespaces.stream().anyMatch(name -> isIn(process, name)))
          .toList();
    }
  }

  private static boolean isIn(Path process, String namespace) {
    String kind = namespace.substring(0, namespace.indexOf(':'));
    try {
      Path link = process.resolve("ns").resolve(kind);
      return Files.readSymbolicLink(link).toString().equals(namespace);
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> mountsOfTheMachine() throws IOException {
    return Files.readAllLines(PROC.resolve("self/mountinfo"));
  }

  private static List<String> namedNetworks() throws IOException {
    if (!Files.isDirectory(NAMED)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(NAMED)) {
      return names.map(Path::toString).sorted().toList();
    }
  }
}

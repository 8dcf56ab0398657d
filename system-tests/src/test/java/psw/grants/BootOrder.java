package psw.grants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In which order units start, as their files say it (systemd.unit(5)). */
final class BootOrder {
  private final Map<String, Set<String>> later = new HashMap<>();
  private final Map<String, Set<String>> wanted = new HashMap<>();

  private BootOrder() {}

  /** Of all units in these directories. */
  static BootOrder of(Path... directories) throws IOException {
    BootOrder order = new BootOrder();
    for (Path directory : directories) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file :
            files.filter(f -> f.toString().matches(".*\\.(service|target)")).toList()) {
          order.add(file.getFileName().toString(), Files.readAllLines(file));
        }
      }
    }
    return order;
  }

  private void add(String unit, List<String> lines) {
    words(lines, "After").forEach(other -> before(other, unit));
    words(lines, "Before").forEach(other -> before(unit, other));
    words(lines, "WantedBy")
        .forEach(target -> wanted.computeIfAbsent(target, t -> new TreeSet<>()).add(unit));
    if (unit.endsWith(".service") && !words(lines, "DefaultDependencies").contains("no")) {
      before("sysinit.target", unit);
      before("basic.target", unit);
    }
  }

  private void before(String one, String other) {
    later.computeIfAbsent(one, o -> new HashSet<>()).add(other);
  }

  private static List<String> words(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .flatMap(line -> Stream.of(line.substring(key.length() + 1).strip().split(" +", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether {@code other} does not start until {@code one} has. */
  boolean isBefore(String one, String other) {
    Set<String> seen = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(one));
    while (!left.isEmpty()) {
      for (String next : later.getOrDefault(left.pop(), Set.of())) {
        if (next.equals(other)) {
          return true;
        }
        if (seen.add(next)) {
          left.push(next);
        }
      }
    }
    return false;
  }

  /** What starts with a target, once it is enabled. */
  Set<String> wanted(String target) {
    return wanted.getOrDefault(target, Set.of());
  }
}

package psw.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/threat-model.md claims is shown by tests that are there. */
class ThreatModelTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
  private static final Pattern METHOD = Pattern.compile("\\bvoid\\s+(\\w+)\\(");
  private static final int FEWEST = 50;

  @Test
  void every_test_that_is_named_exists() throws IOException {
    List<String> named = named();
    assertTrue(named.size() >= FEWEST, "only " + named.size() + " tests are named");
    Set<String> there = there();
    assertEquals(List.of(), named.stream().filter(name -> !there.contains(name)).toList());
  }

  @Test
  void no_claim_stands_without_a_test() throws IOException {
    List<String> bare =
        Files.readAllLines(ROOT.resolve("docs/threat-model.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| claim |"))
            .filter(line -> !line.startsWith("| ---") && !NAMED.matcher(line).find())
            .toList();
    assertEquals(List.of(), bare);
  }

  private static List<String> named() throws IOException {
    String text = Files.readString(ROOT.resolve("docs/threat-model.md"));
    return NAMED
        .matcher(text)
        .results()
        .map(named -> named.group(1) + '#' + named.group(2))
        .toList();
  }

  private static Set<String> there() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(ThreatModelTest::methods)
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> methods(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    try {
      return METHOD
          .matcher(Files.readString(file))
          .results()
          .map((MatchResult method) -> name + '#' + method.group(1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

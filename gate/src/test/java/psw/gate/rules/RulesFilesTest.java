package psw.gate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in {@code rules/} are what this code makes of the original's values. To write them anew
 * set {@code PSW_WRITE_RULES} in the environment of this test.
 */
class RulesFilesTest {
  private static final Path DIRECTORY = Path.of("..", "rules");

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (Backend backend : Backend.values()) {
      String name = backend.file();
      files.put(name, Rules.of(Settings.original()).whole(backend, ""));
      files.put("spa-" + name, Rules.of(Settings.originalBySpa()).whole(backend, "spa-"));
      files.put("rendezvous-" + name, Rules.rendezvous(backend));
    }
    return files;
  }

  @BeforeAll
  static void write() throws IOException {
    if (System.getenv("PSW_WRITE_RULES") != null) {
      for (Map.Entry<String, String> file : files().entrySet()) {
        Files.writeString(DIRECTORY.resolve(file.getKey()), file.getValue());
      }
    }
  }

  static Set<String> names() {
    return files().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_file_is_what_the_generator_makes_byte_for_byte(String name) throws IOException {
    assertEquals(files().get(name), Files.readString(DIRECTORY.resolve(name)));
  }

  @Test
  void there_is_no_file_of_rules_that_was_made_by_hand() throws IOException {
    try (Stream<Path> all = Files.list(DIRECTORY)) {
      Set<String> rules =
          all.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".rules") || name.endsWith(".conf"))
              .collect(Collectors.toSet());
      assertEquals(names(), rules);
    }
  }
}

package psw.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;

/**
 * What the command line says when something is wrong. With {@code PSW_WRITE_SCRIPTS} in the
 * environment, what it says now is written into the scripts.
 */
class ScriptIT {
  private static final Path SCRIPTS = Path.of("src", "test", "resources", "psw", "cli");
  private static final boolean WRITE = System.getenv("PSW_WRITE_SCRIPTS") != null;
  // a start keeps a processor busy, and people have two
  private static final int AT_ONCE = 2;

  @TempDir private static Path dir;
  private static Server broker;
  private static Server rendezvous;
  private static Stage stage;
  private static ExecutorService players;

  @BeforeAll
  static void build() throws IOException {
    broker = new Server("broker", Files.createDirectory(dir.resolve("broker")), Map.of());
    rendezvous =
        new Server("rendezvous", Files.createDirectory(dir.resolve("rendezvous")), Map.of());
    stage = new Stage(Files.createDirectory(dir.resolve("stage")), broker, rendezvous);
    Files.setPosixFilePermissions(
        dir, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
    players = Executors.newFixedThreadPool(AT_ONCE);
  }

  @AfterAll
  static void end() throws InterruptedException {
    players.shutdownNow();
    broker.end();
    rendezvous.end();
  }

  private static Map<Path, Script> scripts() throws IOException {
    Map<Path, Script> scripts = new TreeMap<>();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.toList()) {
        scripts.put(file, Script.parse(Files.readString(file)));
      }
    }
    return scripts;
  }

  /** All are begun here, those first that need no server, and waited for one by one. */
  @TestFactory
  Stream<DynamicContainer> scripts_say_what_the_program_says() throws IOException {
    Map<Path, Script> scripts = scripts();
    List<Scene> scenes = scripts.values().stream().flatMap(each -> each.scenes().stream()).toList();
    if (scenes.stream().anyMatch(ScriptIT::needsServer)) {
      broker.start();
      rendezvous.start();
    }
    Map<Scene, Future<List<List<String>>>> played = new HashMap<>();
    Stream.concat(
            scenes.stream().filter(scene -> !needsServer(scene)),
            scenes.stream().filter(ScriptIT::needsServer))
        .forEach(scene -> played.put(scene, players.submit(() -> stage.play(scene))));
    return scripts.entrySet().stream()
        .map(
            script ->
                DynamicContainer.dynamicContainer(
                    script.getKey().getFileName().toString(),
                    script.getKey().toUri(),
                    WRITE ? writing(script, played) : comparing(script.getValue(), played)));
  }

  private static boolean needsServer(Scene scene) {
    return scene.mentions(Names.BROKER) || scene.mentions(Names.RENDEZVOUS);
  }

  private static Stream<DynamicTest> comparing(
      Script script, Map<Scene, Future<List<List<String>>>> played) {
    return script.scenes().stream()
        .map(
            scene ->
                DynamicTest.dynamicTest(
                    scene.name(), () -> compare(scene, outcomes(played.get(scene)))));
  }

  private static List<List<String>> outcomes(Future<List<List<String>>> played) throws Exception {
    try {
      return played.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static void compare(Scene scene, List<List<String>> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      Step step = scene.steps().get(i);
      if (!Difference.isNone(step.outcome(), outcomes.get(i))) {
        fail("$ " + step.command() + "\n" + Difference.of(step.outcome(), outcomes.get(i)));
      }
    }
  }

  private static Stream<DynamicTest> writing(
      Map.Entry<Path, Script> file, Map<Scene, Future<List<List<String>>>> played) {
    return Stream.of(
        DynamicTest.dynamicTest(
            "is written",
            () -> {
              List<Scene> scenes = new ArrayList<>();
              for (Scene scene : file.getValue().scenes()) {
                scenes.add(rewritten(scene, outcomes(played.get(scene))));
              }
              Script now = new Script(file.getValue().remarks(), scenes);
              Files.writeString(file.getKey(), now.text());
            }));
  }

  private static Scene rewritten(Scene scene, List<List<String>> outcomes) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Step old = scene.steps().get(i);
      steps.add(new Step(old.command(), Names.rewritten(old.outcome(), outcomes.get(i))));
    }
    return new Scene(scene.name(), scene.settings(), steps);
  }

  /** Plays a scene that expects this of {@code psw open}, which wants a word more. */
  private static void expecting(String outcome) throws Exception {
    Script script = Script.parse("== a word is missing\n$ psw open\n" + outcome);
    Scene scene = script.scenes().get(0);
    compare(scene, stage.play(scene));
  }

  private static final String RIGHT =
      "psw: missing required parameter: 'SITE/SERVICE'\npsw: hint: psw open --help\nexit 2\n";

  @Test
  void a_script_that_says_what_the_program_says_passes() throws Exception {
    expecting(RIGHT);
  }

  @Test
  void a_script_with_another_word_another_code_or_a_line_less_fails_and_shows_where() {
    AssertionError word =
        assertThrows(AssertionError.class, () -> expecting(RIGHT.replace("missing", "no")));
    assertEquals(
        """
        $ psw open
        - psw: no required parameter: 'SITE/SERVICE'
        + psw: missing required parameter: 'SITE/SERVICE'
          psw: hint: psw open --help
          exit 2
        """,
        word.getMessage());
    assertThrows(AssertionError.class, () -> expecting(RIGHT.replace("exit 2", "exit 1")));
    assertThrows(AssertionError.class, () -> expecting(RIGHT.replace("exit 2\n", "")));
    assertThrows(AssertionError.class, () -> expecting(RIGHT + "psw: and more\n"));
    assertThrows(AssertionError.class, () -> expecting("| " + RIGHT));
  }

  @Test
  void there_are_scripts_and_each_is_written_as_it_is_read() throws IOException {
    Map<Path, Script> scripts = scripts();
    assertEquals(List.of(), scripts.values().stream().filter(s -> s.scenes().isEmpty()).toList());
    for (Map.Entry<Path, Script> script : scripts.entrySet()) {
      assertEquals(Files.readString(script.getKey()), script.getValue().text());
    }
  }
}

package psw.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

@Needs({"mvn", "tar"})
class FirstBuildIT {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path fresh;

  @Test
  void the_first_command_in_a_fresh_clone_builds_what_it_needs() throws Exception {
    Path installed = Path.of(System.getProperty("user.home"), ".m2", "repository", "psw");
    assertFalse(Files.exists(installed), "what lies here would hide what is missing: " + installed);
    run(
        "sh",
        "-c",
        "tar -cf - --exclude=target --exclude=.git -C \"$1\" . | tar -xf -",
        "-",
        CLONE);
    String said = run("./psw", "--version");
    assertTrue(said.contains("psw: building client-tools"), said);
    assertTrue(said.lines().anyMatch(line -> line.startsWith("psw 0.")), said);
  }

  private String run(Object... words) throws Exception {
    Process process =
        new ProcessBuilder(java.util.Arrays.stream(words).map(Object::toString).toList())
            .directory(fresh.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}

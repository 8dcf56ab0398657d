package psw.sites;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code psw} as the build leaves it. */
final class Installed {
  private static final Path JAR = Path.of("..", "client-tools", "target", "psw", "psw.jar");

  private Installed() {}

  /** Starts it with these words; all that it says goes to the file. */
  static Process start(Path said, String... words) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // a test may have been started with Ctrl-C ignored, and its children inherit that
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", java, "-jar", JAR.toString()));
    command.addAll(Arrays.asList(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}

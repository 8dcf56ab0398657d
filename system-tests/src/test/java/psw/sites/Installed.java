package psw.sites;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import psw.testing.Server;

/** {@code psw} as the build leaves it. */
final class Installed {
  private static final Path JAR = Path.of("..", "client-tools", "target", "psw", "psw.jar");

  private Installed() {}

  /**
   * Starts a server with these words, on ports where nobody listens unless they are among them; all
   * that it says goes to the end of the file.
   */
  static Process start(Path said, String... words) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // a test may have been started with Ctrl-C ignored, and its children inherit that
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", java, "-jar", JAR.toString()));
    command.addAll(Arrays.asList(words));
    for (String port : List.of("--port", "--tls-port")) {
      if (!command.contains(port)) {
        command.addAll(List.of(port, Integer.toString(Server.freePort())));
      }
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
        .start();
  }
}

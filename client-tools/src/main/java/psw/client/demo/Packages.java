package psw.client.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The Debian packages that the demo uses. Their list is that of the source tree's .ci/packages. */
public final class Packages {
  private Packages() {}

  /** Those that are not here. */
  public static List<String> missing() throws IOException, InterruptedException {
    Process asked = script("missing", List.of("demo")).start();
    try (InputStream out = asked.getInputStream()) {
      List<String> names = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (asked.waitFor() != 0) {
        throw new IOException("the list of packages cannot be read");
      }
      return names;
    }
  }

  /** Installs packages, their services not started. What that says goes to our standard error. */
  public static boolean install(List<String> names) throws IOException, InterruptedException {
    return script("install", names).start().waitFor() == 0;
  }

  private static ProcessBuilder script(String verb, List<String> words) throws IOException {
    try (InputStream in = Packages.class.getResourceAsStream("packages")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> command = new ArrayList<>(List.of("sh", "-c", text, "packages", verb));
      command.addAll(words);
      return new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
          .redirectError(ProcessBuilder.Redirect.INHERIT);
    }
  }
}

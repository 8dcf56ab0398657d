package psw.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This program, to be started again. */
final class Self {
  private Self() {}

  /** By the name that the shell knows, or by Java and this file. */
  static List<String> start() {
    Optional<String> own = Settings.startedAs();
    return own.isPresent()
        ? List.of(own.get())
        : List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString());
  }

  /** A command line of it, run by another program. */
  static List<String> command(String by, List<String> words) {
    List<String> all = new ArrayList<>(List.of(by));
    all.addAll(start());
    all.addAll(words);
    return all;
  }
}

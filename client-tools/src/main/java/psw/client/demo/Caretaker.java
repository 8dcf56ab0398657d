package psw.client.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tidies up after a demo, however that ended: it is told on standard input which processes were
 * started, and when that input ends it ends them, with all that they started, and removes the
 * directory.
 */
public final class Caretaker {
  private static final int TRIES = 50;

  private final Path directory;
  private final List<ProcessHandle> started = new ArrayList<>();

  private Caretaker(Path directory) {
    this.directory = directory;
  }

  /** Waits for the end of its input: {@code Caretaker DIRECTORY}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Caretaker caretaker = new Caretaker(Path.of(args[0]));
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String pid = told.readLine(); pid != null; pid = told.readLine()) {
        // a handle knows when its process began, and is of no other with that number later
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(caretaker.started::add);
      }
    }
    caretaker.tidy();
  }

  private void tidy() throws InterruptedException {
    List<ProcessHandle> all =
        started.stream()
            .flatMap(each -> Stream.concat(each.descendants(), Stream.of(each)))
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (int n = 0; n < TRIES && !isGone(); n++) {
      // a server that just ends may still write
      Thread.sleep(100);
    }
  }

  private boolean isGone() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException busy) {
      return !Files.exists(directory);
    }
    return !Files.exists(directory);
  }
}

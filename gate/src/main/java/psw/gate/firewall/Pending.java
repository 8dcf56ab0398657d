package psw.gate.firewall;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import psw.gate.program.Program;

/**
 * What was applied and is not confirmed: a directory with the way back, and a process of its own
 * that takes it when its time has come. {@code due} is there as long as it waits; whoever renames
 * it first decides.
 */
final class Pending {
  private static final Path SYSTEMD = Path.of("/run/systemd/system");
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final String SINCE = "since";
  private static final int TRIES = 50;
  // the clock of the host may be set meanwhile, its uptime may not
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Written by psw firewall apply: goes back unless what was applied is confirmed in time.
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      cd "$1" || exit 1
      : >running
      while [ -e due ] && [ "$(cut -d. -f1 /proc/uptime)" -lt "$(cat due)" ]; do sleep 0.5; done
      mv due going 2>/dev/null || exit 0
      """;

  private final Path directory;

  Pending(Path directory) {
    this.directory = directory;
  }

  /** Whether something waits. */
  boolean isThere() {
    return Files.exists(due());
  }

  /** How long it still waits; empty when nothing does. */
  Optional<Duration> left() throws IOException {
    try {
      long due = Long.parseLong(Files.readString(due()).strip());
      return Optional.of(Duration.ofSeconds(Math.max(0, due - uptime())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * From when on it was loaded, in clock ticks since the host was started; empty as long as it is
   * not.
   */
  OptionalLong since() throws IOException {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(directory.resolve(SINCE)).strip()));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  /** Notes that all is loaded. */
  void loaded(long ticks) throws IOException {
    write(SINCE, Long.toString(ticks));
  }

  /**
   * Writes the way back and starts the timer; nothing is loaded yet.
   *
   * @param back texts by the command that loads each
   * @param kept texts by file name, for the host's next start
   */
  void begin(Map<String, String> back, Map<String, String> kept, Duration patience)
      throws IOException {
    clear();
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    StringBuilder script = new StringBuilder(SCRIPT);
    int number = 0;
    for (Map.Entry<String, String> way : back.entrySet()) {
      String file = "back-" + number++;
      write(file, way.getValue());
      script.append(way.getKey()).append(" <").append(file).append(" || failed=yes\n");
    }
    script.append(Lists.HAND_OVER);
    script.append("[ -n \"${failed-}\" ] && mv going failed || mv going back\n");
    write("back.sh", script.toString());
    for (Map.Entry<String, String> file : kept.entrySet()) {
      write("keep-" + file.getKey(), file.getValue());
    }
    write("due", Long.toString(uptime() + patience.toSeconds()));
    startTimer();
  }

  private void startTimer() throws IOException {
    // the end of a login may end all that it started
    List<String> apart =
        Files.isDirectory(SYSTEMD)
            ? List.of("systemd-run", "--quiet", "--collect", "sh")
            : List.of("setsid", "-f", "sh");
    List<String> words =
        Stream.concat(
                apart.stream(),
                Stream.of(directory.resolve("back.sh").toString(), directory.toString()))
            .toList();
    new ProcessBuilder(words)
        .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
    try {
      for (int i = 0; i < TRIES && !Files.exists(directory.resolve("running")); i++) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(directory.resolve("running"))) {
      clear();
      throw new IOException("the timer that would go back does not start");
    }
  }

  /** Goes back now; whether all of it could be done. False, too, when nothing waits. */
  boolean goBack() throws IOException {
    try {
      // only if it is there still: the timer may have been quicker
      Files.writeString(due(), "0", StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (NoSuchFileException e) {
      return false;
    }
    Program.run(List.of("sh", directory.resolve("back.sh").toString(), directory.toString()), "");
    // the timer may have been first, and be at it
    try {
      for (int i = 0; i < TRIES && Files.exists(directory.resolve("going")); i++) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Files.exists(directory.resolve("back"));
  }

  /** Stops the timer; false when it was quicker. */
  boolean take() throws IOException {
    try {
      Files.move(due(), directory.resolve("confirmed"));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What was to be kept for the host's next start, by file name. */
  Map<String, String> kept() throws IOException {
    Map<String, String> kept = new java.util.TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> name(f).startsWith("keep-")).toList()) {
        kept.put(name(file).substring("keep-".length()), Files.readString(file));
      }
    }
    return kept;
  }

  /** Leaves nothing. */
  void clear() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path due() {
    return directory.resolve("due");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static long uptime() throws IOException {
    String text = Files.readString(UPTIME);
    return Long.parseLong(text.substring(0, text.indexOf('.')));
  }
}

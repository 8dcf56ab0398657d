package psw.gate.reap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory in which broker and sshd leave what the reaper reads.
 *
 * @param root holds {@code authorized} and {@code sessions}
 */
record Share(Path root) {
  // a catalogue has 256 services; a longer file is none of ours
  private static final long LONGEST = 1 << 20;

  // sshd counts whole seconds, and lets a line live through the second of its expiry
  private static final Duration UNSURE = Duration.ofSeconds(2);

  Path authorized() {
    return root.resolve("authorized");
  }

  Path sessions() {
    return root.resolve("sessions");
  }

  /** Names of all that lies in {@code sessions}. */
  Set<String> notes() throws IOException {
    try (Stream<Path> files = Files.list(sessions())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * What a login permitted: the line that sshd took of those it was given. In doubt the one that
   * permits more, which at worst ends a session that began with an expiry.
   */
  Set<String> given(String note) throws IOException {
    Path file = sessions().resolve(note);
    Instant login = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    return Permitted.at(login.minus(UNSURE), lines(file));
  }

  /** What a device is permitted now; nothing when it has no file, or none that can be read. */
  Set<String> permitted(String device, Instant now) throws IOException {
    return Permitted.at(now, lines(authorized().resolve(device)));
  }

  void forget(String note) throws IOException {
    Files.deleteIfExists(sessions().resolve(note));
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
        return List.of();
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (NoSuchFileException | AccessDeniedException none) {
      return List.of();
    }
  }
}

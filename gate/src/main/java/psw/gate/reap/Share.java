package psw.gate.reap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.gate.authorized.Authorized;

/**
 * The directory in which broker and sshd leave what the reaper reads.
 *
 * @param root holds {@code authorized} and {@code sessions}
 */
record Share(Path root) {
  // sshd counts whole seconds, and lets a line live through the second of its expiry
  private static final Duration UNSURE = Duration.ofSeconds(2);

  Authorized authorized() {
    return Authorized.in(root);
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
    return Authorized.targets(login.minus(UNSURE), Authorized.lines(file));
  }

  /** What a device is permitted now; nothing when it has no file, or none that can be read. */
  Set<String> permitted(String device, Instant now) throws IOException {
    return authorized().permitted(device, now);
  }

  void forget(String note) throws IOException {
    Files.deleteIfExists(sessions().resolve(note));
  }
}

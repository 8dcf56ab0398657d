package psw.gate.authorized;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import psw.wire.grant.AuthorizedLine;
import psw.wire.value.SshPublicKey;

/**
 * The directory of the devices' files.
 *
 * @param directory {@code authorized} in the share directory
 */
public record Authorized(Path directory) {
  // a catalogue has 256 services; a longer file is none of ours
  private static final long LONGEST = 1 << 20;

  /** That of a share directory. */
  public static Authorized in(Path share) {
    return new Authorized(share.resolve("authorized"));
  }

  /**
   * The targets, as in {@code permitopen}, that a device is permitted now.
   *
   * @param device the hash of its key in base64url
   */
  public Set<String> permitted(String device, Instant now) throws IOException {
    return targets(now, lines(directory.resolve(device)));
  }

  /** The targets that this key is permitted now; a line for another key permits it nothing. */
  public Set<String> permitted(SshPublicKey key, Instant now) throws IOException {
    List<String> own =
        lines(directory.resolve(key.fingerprint().fileName())).stream()
            .filter(line -> AuthorizedLine.parse(line).filter(l -> l.key().equals(key)).isPresent())
            .toList();
    return targets(now, own);
  }

  /** The targets of the line in force. */
  public static Set<String> targets(Instant when, List<String> lines) {
    return AuthorizedLine.inForce(when, lines).map(AuthorizedLine::targets).orElse(Set.of());
  }

  /** The lines of a file; none when it is no file, or none that can be read. */
  public static List<String> lines(Path file) throws IOException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
        return List.of();
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (NoSuchFileException | AccessDeniedException none) {
      return List.of();
    }
  }

  /** Waits for changes of it. */
  public Watch watch() throws IOException {
    return new Watch(directory);
  }
}

package psw.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.SshEnd;
import psw.wire.value.Port;

/** The site's SSH server, from the public half of its host key (the format of sshd(8)). */
final class SshHostKey {
  private static final String NAME = "psw.ssh.hostkey";
  private static final Path USUAL = Path.of("/etc/ssh/ssh_host_ed25519_key.pub");

  private SshHostKey() {}

  static Optional<SshEnd> read(Source source) {
    Port port = new Port((int) source.number("psw.ssh.port", 1, 65535, 22));
    Optional<String> named = source.text(NAME);
    Path file = named.map(Path::of).orElse(USUAL);
    if (named.isEmpty() && !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SshEnd(port, List.of(fingerprint(Files.readString(file)))));
    } catch (IOException | IllegalArgumentException e) {
      if (named.isEmpty()) {
        return Optional.empty();
      }
      throw new BadSetting(NAME, "must be a readable public key file of OpenSSH");
    }
  }

  /** What {@code ssh-keygen -lf} prints as {@code SHA256:…}. */
  static String fingerprint(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException("no public key");
    }
    try {
      byte[] blob = Base64.getDecoder().decode(words[1]);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

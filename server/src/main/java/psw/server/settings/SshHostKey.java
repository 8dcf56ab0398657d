package psw.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.announcement.SshEnd;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * The site's SSH server, from the public half of its host key (the format of sshd(8)): the one for
 * tunnels where {@code server-config/sshd/install} was run, else the host's own.
 */
final class SshHostKey {
  private static final String NAME = "psw.ssh.hostkey";
  private static final String KEY = "ssh_host_ed25519_key.pub";
  private static final Pattern PORT = Pattern.compile("(?m)^Port ([0-9]{1,5})$");
  private static final int USUAL = 22;

  private SshHostKey() {}

  /**
   * Reads what is set, else what is installed.
   *
   * @param etc the host's {@code /etc}
   */
  static Optional<SshEnd> read(Source source, Path etc) {
    Optional<String> named = source.text(NAME);
    Path tunnels = etc.resolve("psw").resolve(KEY);
    Path hosts = etc.resolve("ssh").resolve(KEY);
    Path file = named.map(Path::of).orElse(Files.isReadable(tunnels) ? tunnels : hosts);
    if (named.isEmpty() && !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      String key = fingerprint(Files.readString(file));
      return Optional.of(new SshEnd(port(source, etc), List.of(key)));
    } catch (IOException | IllegalArgumentException e) {
      if (named.isEmpty()) {
        return Optional.empty();
      }
      throw new BadSetting(NAME, "must be a readable public key file of OpenSSH");
    }
  }

  /** Where it listens. */
  static Port port(Source source, Path etc) {
    int installed = installed(etc.resolve("psw").resolve("sshd_config"));
    return new Port((int) source.number("psw.ssh.port", 1, 65535, installed));
  }

  private static int installed(Path settings) {
    try {
      Matcher port = PORT.matcher(Files.readString(settings));
      return port.find() ? Port.parse(port.group(1)).number() : USUAL;
    } catch (IOException | BadValue none) {
      return USUAL;
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

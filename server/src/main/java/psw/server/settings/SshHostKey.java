package psw.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import psw.wire.announcement.SshEnd;
import psw.wire.value.BadValue;
import psw.wire.value.Port;
import psw.wire.value.SshFingerprint;

/**
 * The site's SSH server, from the public half of its host key (the format of sshd(8)), or from two
 * while one takes over from the other: {@code psw gateway} where it was run beside this broker,
 * else the server for tunnels where {@code server-config/sshd/install} was run, else the host's
 * own.
 */
final class SshHostKey {
  private static final String NAME = "psw.ssh.hostkey";
  private static final String KEY = "ssh_host_ed25519_key.pub";
  private static final Pattern PORT = Pattern.compile("(?m)^Port ([0-9]{1,5})$");
  private static final int USUAL = 22;
  private static final int MOST = 2;

  private SshHostKey() {}

  /**
   * Reads what is set, else what is there.
   *
   * @param etc the host's {@code /etc}
   * @param share the directory in which a gateway leaves its key and port
   */
  static Optional<SshEnd> read(Source source, Path etc, Optional<Path> share) {
    List<String> named = source.list(NAME);
    List<String> keys = named.isEmpty() ? keyThere(etc, share) : named(named);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new SshEnd(outside(source, etc, share), keys));
  }

  private static List<String> keyThere(Path etc, Optional<Path> share) {
    Path hosts = etc.resolve("ssh").resolve(KEY);
    Path first =
        Stream.concat(share.stream(), Stream.of(etc.resolve("psw")))
            .map(directory -> directory.resolve(KEY))
            .filter(Files::isReadable)
            .findFirst()
            .orElse(hosts);
    try {
      return List.of(fingerprint(Files.readString(first)));
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }

  private static List<String> named(List<String> named) {
    try {
      Set<String> keys = new LinkedHashSet<>();
      for (String one : named) {
        keys.add(key(one));
      }
      if (keys.size() <= MOST) {
        return List.copyOf(keys);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw refused();
    }
    throw refused();
  }

  private static BadSetting refused() {
    return new BadSetting(
        NAME,
        "must be one or two, with a comma between: a public key file of OpenSSH, or SHA256:…");
  }

  private static String key(String fileOrFingerprint) throws IOException {
    return fileOrFingerprint.startsWith("SHA256:")
        ? new SshFingerprint(fileOrFingerprint).text()
        : fingerprint(Files.readString(Path.of(fileOrFingerprint)));
  }

  /** Where it is reached: a router may have another port for it. */
  static Port outside(Source source, Path etc, Optional<Path> share) {
    int inside = port(source, etc, share).number();
    return new Port((int) source.number(Settings.OUTSIDE_SSH, 1, 65535, inside));
  }

  /** Where it listens. */
  static Port port(Source source, Path etc, Optional<Path> share) {
    int there =
        share
            .flatMap(SshHostKey::ofGateway)
            .orElseGet(() -> installed(etc.resolve("psw").resolve("sshd_config")));
    return new Port((int) source.number("psw.ssh.port", 1, 65535, there));
  }

  private static Optional<Integer> ofGateway(Path share) {
    try {
      return Optional.of(Port.parse(Files.readString(share.resolve("port")).strip()).number());
    } catch (IOException | BadValue none) {
      return Optional.empty();
    }
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

package psw.client.tunnel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.tunnel.TunnelFailed.Reason;

/**
 * The host keys known, in the format of sshd(8), SSH_KNOWN_HOSTS FILE FORMAT: plain and hashed
 * names, {@code [host]:port}, patterns with {@code * ? !}, and {@code @revoked}. Lines of another
 * form and {@code @cert-authority} are passed over; host certificates are never asked for.
 *
 * <p>The library's own reader knows neither patterns nor a key revoked for {@code *}.
 */
final class KnownHosts {
  /** What the file says about a key. */
  enum Verdict {
    /** It is this host's. */
    KNOWN,
    /** Nothing is known about this host. */
    UNKNOWN,
    /** Other keys are known for this host. */
    CHANGED,
    /** It must not be used any more. */
    REVOKED
  }

  private final List<KnownHost> entries;

  private KnownHosts(List<KnownHost> entries) {
    this.entries = entries;
  }

  /** Reads a file; one that is not there knows nobody. */
  static KnownHosts read(Path file) throws TunnelFailed {
    try {
      return parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return parse("");
    } catch (IOException e) {
      throw new TunnelFailed(Reason.KNOWN_HOSTS_UNUSABLE, file.toString());
    }
  }

  static KnownHosts parse(String text) {
    List<KnownHost> entries = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int n = 0; n < lines.length; n++) {
      Optional<KnownHost> entry = KnownHost.parse(lines[n].strip(), n + 1);
      entry.ifPresent(entries::add);
    }
    return new KnownHosts(List.copyOf(entries));
  }

  /** Decides about a key that a host has shown. */
  Verdict judge(String host, int port, byte[] key) {
    String shown = KnownHost.base64(key);
    List<KnownHost> same = entries.stream().filter(entry -> entry.key().equals(shown)).toList();
    String name = name(host, port);
    if (same.stream().anyMatch(e -> e.revoked() && (e.matches(name) || e.matches(lower(host))))) {
      return Verdict.REVOKED;
    }
    if (same.stream().anyMatch(e -> !e.revoked() && (e.matches(name) || e.matches(lower(host))))) {
      return Verdict.KNOWN;
    }
    return of(host, port).isEmpty() ? Verdict.UNKNOWN : Verdict.CHANGED;
  }

  /** What is known for this host at this port, revoked keys left out. */
  List<KnownHost> of(String host, int port) {
    String name = name(host, port);
    return entries.stream().filter(entry -> !entry.revoked() && entry.matches(name)).toList();
  }

  /** The kinds of keys to ask this host for first, as its key may be of one kind only. */
  List<String> types(String host, int port) {
    String name = name(host, port);
    return entries.stream()
        .filter(e -> !e.revoked() && (e.matches(name) || e.matches(lower(host))))
        .map(KnownHost::type)
        .distinct()
        .toList();
  }

  /** As the file names a host: the port counts unless it is 22. */
  private static String name(String host, int port) {
    return port == 22 ? lower(host) : "[" + lower(host) + "]:" + port;
  }

  private static String lower(String host) {
    return host.toLowerCase(java.util.Locale.ROOT);
  }
}

package psw.wire.grant;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.value.SshPublicKey;

/**
 * A line of an {@link AuthorizedFile}, read to the letter: what sshd's look-up would pass over is
 * passed over here.
 *
 * @param expiry it holds before, not at that instant
 * @param targets what it permits, as sshd(8) writes it in {@code permitopen}; never empty
 * @param key whose line it is
 */
public record AuthorizedLine(Instant expiry, Set<String> targets, SshPublicKey key) {
  // sshd(8) promises to read so much
  private static final int LONGEST = 8 * 1024;
  private static final Pattern LINE =
      Pattern.compile(
          "restrict,port-forwarding,expiry-time=\"([0-9]{14})Z\""
              + "((?:,permitopen=\"(?:\\[[0-9a-f:.]+]|[0-9.]+):[0-9]+\")+)"
              + " (ssh-ed25519 [A-Za-z0-9+/]{68})(?: [!-~]+)?");
  private static final Pattern TARGET = Pattern.compile("permitopen=\"([^\"]+)\"");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  /** Copies the set in. */
  public AuthorizedLine {
    targets = Set.copyOf(targets);
  }

  /** Reads a line without its end; nothing when it has another form. */
  public static Optional<AuthorizedLine> parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (line.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    Set<String> targets = new HashSet<>();
    TARGET.matcher(parts.group(2)).results().forEach(found -> targets.add(found.group(1)));
    try {
      Instant expiry = LocalDateTime.parse(parts.group(1), EXPIRY).toInstant(ZoneOffset.UTC);
      return Optional.of(new AuthorizedLine(expiry, targets, new SshPublicKey(parts.group(3))));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** The first line that has not expired: sshd takes that one and looks at no other. */
  public static Optional<AuthorizedLine> inForce(Instant when, List<String> lines) {
    return lines.stream()
        .flatMap(line -> parse(line).stream())
        .filter(line -> line.expiry.isAfter(when))
        .findFirst();
  }

  /**
   * A target as it stands in {@code permitopen}, if it is asked for with this host: sshd compares
   * texts, so another spelling of an address is another target.
   *
   * @param host as asked for; IPv6 without brackets
   */
  public static String target(String host, long port) {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }
}

package psw.wire.grant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import psw.wire.value.SshPublicKey;

/**
 * The lines for one key in the format of sshd(8), AUTHORIZED_KEYS FILE FORMAT: one for each
 * distinct expiry, the soonest first, permitting the grants alive until then. sshd takes the first
 * line that has not expired.
 *
 * @param name the file's name: the key's hash in base64url, 43 characters
 * @param text the lines, each ended by a line feed; at most 8 KiB each
 */
public record AuthorizedFile(String name, String text) {
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  // soonest first; never empty, since a line without permitopen permits everything
  static AuthorizedFile of(SshPublicKey key, List<Grant> live) {
    String text =
        live.stream()
            .map(Grant::until)
            .distinct()
            .map(until -> line(key, until, live))
            .collect(Collectors.joining());
    return new AuthorizedFile(key.fingerprint().fileName(), text);
  }

  private static String line(SshPublicKey key, Instant until, List<Grant> live) {
    List<Grant> alive = live.stream().filter(grant -> !grant.until().isBefore(until)).toList();
    String targets =
        alive.stream()
            .map(grant -> ",permitopen=\"" + grant.target() + '"')
            .distinct()
            .collect(Collectors.joining());
    return "restrict,port-forwarding,expiry-time=\""
        + EXPIRY.format(until)
        + '"'
        + targets
        + ' '
        + key.text()
        + " psw:"
        + alive.get(0).id()
        + '\n';
  }
}

package psw.wire.grant;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import psw.wire.value.SshFingerprint;
import psw.wire.value.SshPublicKey;

/**
 * All grants of a site.
 *
 * @param own what no grant may lead to
 * @param all the grants, live or not, in any order
 */
public record Grants(Own own, List<Grant> all) {
  /** Most live grants of one key: sshd(8) promises lines of 8 KiB, the longest target takes 61. */
  public static final int MOST_PER_KEY = 100;

  private static final Comparator<Grant> SOONEST_FIRST =
      Comparator.comparing(Grant::until).thenComparing(Grant::id);

  /** Copies the list in. */
  public Grants {
    all = List.copyOf(all);
  }

  /**
   * Whether a key may reach a target.
   *
   * @param key who asks, proven by its SSH login
   * @param host the address as asked for; it must be the grant's canonical literal, never a name,
   *     as sshd compares it too
   * @param port the port as asked for
   * @param now the time to decide by
   */
  public Decision decide(SshFingerprint key, String host, int port, Instant now) {
    List<Grant> meant =
        all.stream()
            .filter(grant -> grant.key().equals(key))
            .filter(grant -> grant.ip().text().equals(host) && grant.port().number() == port)
            .toList();
    if (meant.isEmpty()) {
      return Decision.NOT_GRANTED;
    }
    if (meant.stream().anyMatch(grant -> own.isAt(grant.ip(), grant.port()))) {
      return Decision.NEVER;
    }
    if (meant.stream().noneMatch(grant -> grant.isAliveAt(now))) {
      return Decision.EXPIRED;
    }
    return live(key, now).stream().anyMatch(meant::contains) ? Decision.ALLOWED : Decision.TOO_MANY;
  }

  /**
   * The last instant at which the key can still reach anything; empty when it can reach nothing.
   */
  public Optional<Instant> until(SshFingerprint key, Instant now) {
    return live(key, now).stream().map(Grant::until).max(Comparator.naturalOrder());
  }

  /** What sshd is to read for this key; empty when no grant lives: then there must be no file. */
  public Optional<AuthorizedFile> authorizedFile(SshPublicKey key, Instant now) {
    List<Grant> live = live(key.fingerprint(), now);
    return live.isEmpty() ? Optional.empty() : Optional.of(AuthorizedFile.of(key, live));
  }

  private List<Grant> live(SshFingerprint key, Instant now) {
    return all.stream()
        .filter(grant -> grant.key().equals(key))
        .filter(grant -> grant.isAliveAt(now) && !own.isAt(grant.ip(), grant.port()))
        .sorted(SOONEST_FIRST)
        .limit(MOST_PER_KEY)
        .toList();
  }
}

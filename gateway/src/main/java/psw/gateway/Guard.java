package psw.gateway;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import psw.gate.authorized.Authorized;
import psw.gateway.Journal.Event;
import psw.gateway.Journal.What;
import psw.wire.grant.AuthorizedLine;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.SshPublicKey;

/** Decides who gets in, and whereto, by what the broker left, read anew each time. */
final class Guard implements PublickeyAuthenticator {
  private static final String ACCOUNT = "psw-tunnel";
  // as MaxAuthTries has it
  private static final int TRIES = 3;
  private static final AttributeKey<AtomicInteger> REFUSED = new AttributeKey<>();

  private final Authorized authorized;
  private final Journal journal;
  private final Clock clock;

  Guard(Authorized authorized, Journal journal, Clock clock) {
    this.authorized = authorized;
    this.journal = journal;
    this.clock = clock;
  }

  /** Asked twice for each login: whether the key would do, and when its owner has signed. */
  @Override
  public boolean authenticate(String account, PublicKey offered, ServerSession session) {
    Optional<SshPublicKey> key = account.equals(ACCOUNT) ? key(offered) : Optional.empty();
    Set<String> permitted = key.map(this::permitted).orElse(Set.of());
    if (permitted.isEmpty()) {
      journal.note(Event.of(What.TURNED_AWAY, Reception.from(session)));
      refused(session);
      return false;
    }
    // of the keys that were asked about, the last one is the one that signs
    session.setAttribute(Visitor.OF_SESSION, new Visitor(key.get(), permitted));
    return true;
  }

  private static void refused(Session session) {
    int soFar =
        session.computeAttributeIfAbsent(REFUSED, first -> new AtomicInteger()).incrementAndGet();
    if (soFar >= TRIES) {
      try {
        session.disconnect(
            SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE, "too many tries");
      } catch (IOException e) {
        session.close(true);
      }
    }
  }

  private static Optional<SshPublicKey> key(PublicKey offered) {
    if (!(offered instanceof EdECPublicKey)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SshPublicKey.of(JdkEd25519.raw(offered)));
    } catch (BadValue | IllegalArgumentException weakOrOfAnotherCurve) {
      return Optional.empty();
    }
  }

  /** What a key is permitted now; nothing where that cannot be read. */
  Set<String> permitted(SshPublicKey key) {
    try {
      return authorized.permitted(key, clock.instant());
    } catch (IOException e) {
      return Set.of();
    }
  }

  /**
   * Where a connection may go, if it may.
   *
   * @param host as asked for; only the grant's own spelling is the grant's
   */
  Optional<IpAddress> target(Visitor visitor, String host, long port) {
    String target = AuthorizedLine.target(host, port);
    if (!permitted(visitor.key()).contains(target)) {
      return Optional.empty();
    }
    try {
      IpAddress address = IpAddress.parse(host);
      if (!address.text().equals(host)) {
        return Optional.empty();
      }
      visitor.given(target);
      return Optional.of(address);
    } catch (BadValue noAddress) {
      return Optional.empty();
    }
  }
}

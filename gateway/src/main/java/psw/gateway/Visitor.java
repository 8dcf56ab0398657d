package psw.gateway;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import psw.wire.value.SshPublicKey;

/** Who is in a session, and what was permitted in it so far. */
final class Visitor {
  static final AttributeKey<Visitor> OF_SESSION = new AttributeKey<>();

  private final SshPublicKey key;
  private final Set<String> given = ConcurrentHashMap.newKeySet();

  /** Connections that are open or being opened. */
  final AtomicInteger connections = new AtomicInteger();

  /** Questions for a sign of life that nobody answered. */
  final AtomicInteger unanswered = new AtomicInteger();

  Visitor(SshPublicKey key, Set<String> given) {
    this.key = key;
    this.given.addAll(given);
  }

  SshPublicKey key() {
    return key;
  }

  /** The device, as its files are named. */
  String device() {
    return key.fingerprint().fileName();
  }

  /** What was granted after the login counts, too, once it is used. */
  void given(String target) {
    given.add(target);
  }

  /** What was permitted and is no longer, sorted. */
  Set<String> lost(Set<String> permitted) {
    Set<String> lost = new TreeSet<>(given);
    lost.removeAll(permitted);
    return lost;
  }
}

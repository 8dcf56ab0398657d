package psw.broker.grants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.broker.catalog.Service;
import psw.broker.grants.Granted.Why;
import psw.wire.grant.Decision;
import psw.wire.grant.Grant;
import psw.wire.grant.Grants;
import psw.wire.grant.Own;
import psw.wire.value.SshFingerprint;

/** What stands against a grant, as pure functions; what a grant allows is the wire's one rule. */
final class Rules {
  private Rules() {}

  /**
   * The rule that stands against a grant, if one does.
   *
   * @param others the other grants of the same key, live or not
   */
  static Optional<Why> against(Grant wanted, List<Grant> others, Own own, Instant now) {
    Decision alone = decide(wanted, new Grants(own, List.of(wanted)), now);
    if (alone == Decision.NEVER) {
      return Optional.of(Why.OWN_MACHINERY);
    }
    if (alone == Decision.EXPIRED) {
      return Optional.of(Why.OVER);
    }
    long live = others.stream().filter(other -> now.isBefore(other.until())).count();
    return live >= Grants.MOST_PER_KEY ? Optional.of(Why.TOO_MANY) : Optional.empty();
  }

  /** What all grants of the site together say of one. */
  static Decision decide(Grant grant, Grants all, Instant now) {
    return all.decide(grant.key(), grant.ip().text(), grant.port().number(), now);
  }

  /** A stored grant as the wire's rule takes it. */
  static Grant grant(Held held, SshFingerprint key, Service service) {
    return new Grant(Long.toString(held.id()), key, service.ip(), service.port(), held.until());
  }
}

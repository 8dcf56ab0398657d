package psw.rendezvous.mailbox;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.rendezvous.mailbox.ClaimRow.Outcome;
import psw.wire.mailbox.Nameplate;
import psw.wire.mailbox.Work;
import psw.wire.value.BrokerId;

/** What the limits are held against, out of the rows of all nodes. */
final class Counts {
  /** How long claims are kept. */
  static final Duration LOOKED_BACK = Duration.ofMinutes(10);

  private static final String LIVE =
      "select count(b) from MailboxRow b where b.ending is null and b.expires > :now";

  private final EntityManager em;
  private final Instant now;

  Counts(EntityManager em, Instant now) {
    this.em = em;
    this.now = now;
  }

  long live() {
    return em.createQuery(LIVE, Long.class)
        .setParameter("now", now.toEpochMilli())
        .getSingleResult();
  }

  private long live(String column, String value) {
    return em.createQuery(LIVE + " and b." + column + " = :value", Long.class)
        .setParameter("now", now.toEpochMilli())
        .setParameter("value", value)
        .getSingleResult();
  }

  private long liveIn(String network) {
    return em.createQuery(LIVE + " and b.household like :network", Long.class)
        .setParameter("now", now.toEpochMilli())
        .setParameter("network", network)
        .getSingleResult();
  }

  Optional<MailboxRow> ofOwner(BrokerId owner, Secret secret) {
    return em.createQuery(
            "select b from MailboxRow b where b.owner = :owner and b.inviter = :hash",
            MailboxRow.class)
        .setParameter("owner", owner.text())
        .setParameter("hash", secret.hash())
        .getResultStream()
        .filter(row -> row.ending(now).isEmpty())
        .findFirst();
  }

  /** Whether there is room for one more mailbox; a refusal is thrown. */
  void requireRoom(BrokerId owner, Household from) {
    if (live("owner", owner.text()) >= Limits.PER_OWNER
        || live("household", from.prefix()) >= Limits.PER_HOUSEHOLD
        || liveIn(from.network()) >= Limits.PER_NETWORK) {
      throw Refusals.later(Limits.MINUTE);
    }
    if (live() >= Limits.IN_ALL) {
      throw Refusals.full(Limits.MINUTE);
    }
  }

  /** Whether one more claim may be looked at; a refusal is thrown. */
  void requireClaim(Nameplate nameplate, Household from, Optional<String> stamp) {
    Duration wait = Limits.household(claims(from), now);
    if (wait.isZero()) {
      wait = Limits.network(claimsIn(from.network()));
    }
    if (wait.isZero()) {
      wait = Limits.everybody(claims(Limits.SECOND));
    }
    if (!wait.isZero()) {
      throw Refusals.later(wait);
    }
    List<String> hits = hits();
    int crowded = (int) hits.stream().filter(Outcome.CROWDED.word()::equals).count();
    boolean shown = stamp.filter(s -> Work.isDone(s, nameplate, now)).isPresent();
    if (Limits.needsWork(hits.size(), crowded) && !shown) {
      throw Refusals.workNeeded(nameplate, now);
    }
  }

  private List<Instant> claims(Household from) {
    return em.createQuery(
            "select c.happened from ClaimRow c where c.household = :household"
                + " and c.happened > :since order by c.happened",
            Long.class)
        .setParameter("household", from.prefix())
        .setParameter("since", now.minus(Limits.MINUTE).toEpochMilli())
        .getResultStream()
        .map(Instant::ofEpochMilli)
        .toList();
  }

  private long claimsIn(String network) {
    return em.createQuery(
            "select count(c) from ClaimRow c where c.household like :network"
                + " and c.happened > :since",
            Long.class)
        .setParameter("network", network)
        .setParameter("since", now.minus(Limits.MINUTE).toEpochMilli())
        .getSingleResult();
  }

  private long claims(Duration back) {
    return em.createQuery("select count(c) from ClaimRow c where c.happened > :since", Long.class)
        .setParameter("since", now.minus(back).toEpochMilli())
        .getSingleResult();
  }

  private List<String> hits() {
    return em.createQuery(
            "select c.outcome from ClaimRow c where c.outcome <> :unknown and c.happened > :since"
                + " order by c.happened desc",
            String.class)
        .setParameter("unknown", Outcome.UNKNOWN.word())
        .setParameter("since", now.minus(LOOKED_BACK).toEpochMilli())
        .setMaxResults(Limits.LAST)
        .getResultList();
  }
}

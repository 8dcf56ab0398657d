package psw.rendezvous.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.rendezvous.mailbox.ClaimRow.Outcome;
import psw.rendezvous.proof.Proof;
import psw.rendezvous.proof.Proofs;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Nameplate;

/**
 * The transactions: what they throw, they undo. Reading is one, too: without one Payara keeps the
 * entity manager with the request, also for the tasks that a request starts, and closes it with it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Boxes {
  private static final int TRIES = 1_000;

  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  @Inject private Proofs proofs;

  private final SecureRandom random = new SecureRandom();

  /**
   * What somebody was given.
   *
   * @param nameplate the mailbox
   * @param expires until when
   */
  record Given(Nameplate nameplate, Instant expires) {}

  /** Makes a mailbox, or finds the live one that the same owner made with this secret. */
  public Given create(Proof proof, Secret secret, Household from, Instant now) {
    takeTurn();
    proofs.use(proof, now);
    Counts counts = new Counts(em, now);
    Optional<MailboxRow> before = counts.ofOwner(proof.id(), secret);
    if (before.isPresent()) {
      return new Given(before.get().nameplate(), before.get().expires());
    }
    counts.requireRoom(proof.id(), from);
    MailboxRow row = new MailboxRow(freeNameplate(counts.live()), proof.id(), from, secret, now);
    em.persist(row);
    return new Given(row.nameplate(), row.expires());
  }

  // rows of ended mailboxes count as taken, too: their sides still ask for them
  private Nameplate freeNameplate(long live) {
    boolean few = live < Limits.FEW;
    for (int i = 0; i < TRIES; i++) {
      String text =
          few
              ? String.format("%04d", random.nextInt(10_000))
              : String.format("%06d", random.nextInt(1_000_000));
      if (em.find(MailboxRow.class, text) == null) {
        return new Nameplate(text);
      }
    }
    throw Refusals.full(MailboxRow.KEPT);
  }

  /** Refuses a claim that breaks a limit, without any lock. */
  public void admit(Nameplate nameplate, Household from, Optional<String> stamp, Instant now) {
    new Counts(em, now).requireClaim(nameplate, from, stamp);
  }

  /** The mailbox that was claimed with this very secret before. */
  public Optional<Given> claimedWith(Nameplate nameplate, Secret secret, Instant now) {
    MailboxRow row = em.find(MailboxRow.class, nameplate.text());
    if (row == null || row.side(secret).isEmpty()) {
      return Optional.empty();
    }
    requireLive(row, now);
    return Optional.of(new Given(nameplate, row.expires()));
  }

  /** What a claim came to, and until when the mailbox lives if it was given away. */
  record Claimed(Outcome outcome, Optional<Given> given) {}

  /** Claims; what is refused for a limit is as if it never was, all else counts. */
  public Claimed claim(
      Nameplate nameplate, Secret secret, Household from, Optional<String> stamp, Instant now) {
    takeTurn();
    new Counts(em, now).requireClaim(nameplate, from, stamp);
    MailboxRow row = locked(nameplate);
    Claimed claimed = claim(row, secret, now);
    em.persist(new ClaimRow(from, now, claimed.outcome()));
    return claimed;
  }

  private Claimed claim(MailboxRow row, Secret secret, Instant now) {
    if (row == null || row.ending(now).isPresent()) {
      return new Claimed(Outcome.UNKNOWN, Optional.empty());
    }
    if (row.claim(secret, now)) {
      return new Claimed(Outcome.CLAIMED, Optional.of(new Given(row.nameplate(), row.expires())));
    }
    forgetMessages(row);
    return new Claimed(Outcome.CROWDED, Optional.empty());
  }

  /** Keeps a message; false if it was there already. */
  public boolean send(Nameplate nameplate, Secret secret, int number, byte[] body, Instant now) {
    MailboxRow row = locked(nameplate);
    Side side = side(row, secret);
    requireLive(row, now);
    if (number > MailboxRules.MOST_MESSAGES) {
      throw Refusals.tooMany();
    }
    MessageRow same = em.find(MessageRow.class, MessageRow.id(nameplate, side, number));
    if (same != null) {
      if (!same.holds(body)) {
        throw Refusals.otherMessage();
      }
      return false;
    }
    String before = MessageRow.id(nameplate, side, number - 1);
    if (number > 1 && em.find(MessageRow.class, before) == null) {
      throw Refusals.outOfTurn();
    }
    em.persist(new MessageRow(nameplate, side, number, body));
    return true;
  }

  /** What one side has to read, perhaps nothing. */
  record Read(Side side, List<Message> messages) {}

  /** The other side's messages after a number; how the mailbox ended, when there are none. */
  public Read read(Nameplate nameplate, Secret secret, int after, Instant now) {
    MailboxRow row = em.find(MailboxRow.class, nameplate.text());
    Side side = side(row, secret);
    Optional<Ending> ending = row.ending(now);
    if (ending.isPresent() && ending.get() != Ending.DONE) {
      throw Refusals.gone(ending.get());
    }
    List<Message> messages =
        em.createQuery(
                "select m from MessageRow m where m.nameplate = :nameplate and m.side = :side"
                    + " and m.number > :after order by m.number",
                MessageRow.class)
            .setParameter("nameplate", nameplate.text())
            .setParameter("side", side.other().name())
            .setParameter("after", after)
            .getResultStream()
            .map(MessageRow::message)
            .toList();
    if (ending.isPresent() && messages.isEmpty()) {
      throw Refusals.gone(ending.get());
    }
    return new Read(side, messages);
  }

  /** Ends a mailbox for a reason of one of its sides. */
  public void burn(Nameplate nameplate, Secret secret, Ending reason, Instant now) {
    MailboxRow row = locked(nameplate);
    side(row, secret);
    requireLive(row, now);
    row.end(reason, now);
    if (reason != Ending.DONE) {
      forgetMessages(row);
    }
  }

  /** Of these messages those that are there. */
  public List<String> arrived(Set<String> messages) {
    return em.createQuery("select m.id from MessageRow m where m.id in :ids", String.class)
        .setParameter("ids", messages)
        .getResultList();
  }

  /** Of these mailboxes those that live. */
  public List<String> live(Set<String> nameplates, Instant now) {
    return em.createQuery(
            "select b.nameplate from MailboxRow b where b.nameplate in :nameplates"
                + " and b.ending is null and b.expires > :now",
            String.class)
        .setParameter("nameplates", nameplates)
        .setParameter("now", now.toEpochMilli())
        .getResultList();
  }

  /** How many live. */
  public long liveMailboxes(Instant now) {
    return new Counts(em, now).live();
  }

  /** Forgets what nobody asks for any more. */
  public void sweep(Instant now) {
    List<MailboxRow> over =
        em.createQuery("select b from MailboxRow b where b.keptUntil < :now", MailboxRow.class)
            .setParameter("now", now.toEpochMilli())
            .getResultList();
    for (MailboxRow row : over) {
      forgetMessages(row);
      em.remove(row);
    }
    em.createQuery("delete from ClaimRow c where c.happened < :then")
        .setParameter("then", now.minus(Counts.LOOKED_BACK).toEpochMilli())
        .executeUpdate();
    proofs.forget(now);
  }

  private void takeTurn() {
    em.find(TurnRow.class, TurnRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private MailboxRow locked(Nameplate nameplate) {
    return em.find(MailboxRow.class, nameplate.text(), LockModeType.PESSIMISTIC_WRITE);
  }

  private static Side side(MailboxRow row, Secret secret) {
    return Optional.ofNullable(row)
        .flatMap(found -> found.side(secret))
        .orElseThrow(Refusals::noKey);
  }

  private static void requireLive(MailboxRow row, Instant now) {
    Optional<Ending> ending = row.ending(now);
    if (ending.isPresent()) {
      throw Refusals.gone(ending.get());
    }
  }

  private void forgetMessages(MailboxRow row) {
    em.createQuery("delete from MessageRow m where m.nameplate = :nameplate")
        .setParameter("nameplate", row.nameplate().text())
        .executeUpdate();
  }
}

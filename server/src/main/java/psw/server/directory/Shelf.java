package psw.server.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.server.directory.Change.Kind;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** The writing transactions: each locks, looks again at what is known, and then writes. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Shelf {
  /**
   * What a transaction did.
   *
   * @param verdict what was judged with the locks held
   * @param signal what the other rooms are to be told
   * @param unlogged whether nothing was done, since it must be logged and that was not allowed
   */
  record Outcome(Verdict verdict, Optional<Signal> signal, boolean unlogged) {}

  @PersistenceContext(unitName = "psw")
  private EntityManager em;

  /** What is remembered, without any lock: a first look. */
  public Optional<Known> known(BrokerId id) {
    return em.createQuery("select k from KnownBroker k where k.id = :id", KnownBroker.class)
        .setParameter("id", id.text())
        .getResultStream()
        .findFirst()
        .map(KnownBroker::known);
  }

  /**
   * Judges with the locks held and does what the verdict says.
   *
   * @param logging whether the change log may grow; a lease seldom needs it, and so spares its lock
   */
  public Outcome accept(BrokerId id, Submission submission, Instant now, boolean logging) {
    // counter before broker, always: so nobody waits in a circle
    Optional<Counter> counter = logging ? Optional.of(counter()) : Optional.empty();
    Optional<KnownBroker> row =
        Optional.ofNullable(em.find(KnownBroker.class, id.text(), LockModeType.PESSIMISTIC_WRITE));
    Verdict verdict = submission.judge(id, row.map(KnownBroker::known), now);
    if (verdict instanceof Verdict.Replaces replaces) {
      return counter.isEmpty()
          ? new Outcome(verdict, Optional.empty(), true)
          : replace(counter.get(), row, id, submission, replaces, now);
    }
    if (verdict instanceof Verdict.Renews renews) {
      return renew(counter, row.orElseThrow(), submission, renews, now);
    }
    return new Outcome(verdict, Optional.empty(), false);
  }

  private Outcome replace(
      Counter counter,
      Optional<KnownBroker> before,
      BrokerId id,
      Submission submission,
      Verdict.Replaces replaces,
      Instant now) {
    KnownBroker row = before.orElseGet(() -> new KnownBroker(id));
    row.replace(replaces.announcement(), submission.announcement(), replaces.known());
    if (submission.outlives(replaces)) {
      row.renew(submission.lease(), replaces.known());
    }
    if (before.isEmpty()) {
      em.persist(row);
      em.flush();
    }
    new Offers(em, counter).replace(id, replaces.announcement().services());
    log(counter, replaces.announcement().gone() ? Kind.GONE : Kind.ANNOUNCEMENT, row, now);
    return new Outcome(replaces, Optional.of(new Signal.Logged()), false);
  }

  private Outcome renew(
      Optional<Counter> counter,
      KnownBroker row,
      Submission submission,
      Verdict.Renews renews,
      Instant now) {
    // a lease that brings back one that was written off is a change of what is listed
    boolean back = row.isWrittenOff() && !row.isWithdrawn();
    if (back && counter.isEmpty()) {
      return new Outcome(renews, Optional.empty(), true);
    }
    row.renew(submission.lease(), renews.known());
    if (back) {
      log(counter.get(), Kind.ANNOUNCEMENT, row, now);
    }
    String jws = new String(submission.lease(), StandardCharsets.US_ASCII);
    return new Outcome(renews, Optional.of(new Signal.Renewed(row.id(), jws)), false);
  }

  /** Writes off those whose time is over; how many. */
  public int expire(Instant now, int most) {
    List<String> due =
        em.createQuery(
                "select k.id from KnownBroker k where k.expired = false and k.withdrawn = false"
                    + " and k.liveUntil <= :now order by k.liveUntil",
                String.class)
            .setParameter("now", now.toEpochMilli())
            .setMaxResults(most)
            .getResultList();
    if (due.isEmpty()) {
      return 0;
    }
    Counter counter = counter();
    List<KnownBroker> over = new ArrayList<>();
    for (String id : due) {
      KnownBroker row = em.find(KnownBroker.class, id, LockModeType.PESSIMISTIC_WRITE);
      // it may have been renewed since it was looked for
      if (row.isDue(now)) {
        row.writeOff();
        over.add(row);
      }
    }
    over.forEach(row -> log(counter, Kind.GONE, row, now));
    return over.size();
  }

  /** Forgets changes that happened before then. */
  public void forget(Instant before) {
    em.createQuery("delete from LoggedChange c where c.at < :at")
        .setParameter("at", before.toEpochMilli())
        .executeUpdate();
  }

  /** The next number of a service, in the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public long numberService() {
    return counter().nextService();
  }

  private Counter counter() {
    return em.find(Counter.class, Counter.ONLY, LockModeType.PESSIMISTIC_WRITE);
  }

  private void log(Counter counter, Kind kind, KnownBroker row, Instant now) {
    em.persist(new LoggedChange(counter.nextChange(), now, kind, row.id(), row.jws()));
  }
}

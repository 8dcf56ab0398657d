package psw.broker.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.grants.Granted.Why;
import psw.wire.knock.SourceRule;

/** The grants' tables and transactions. */
@ApplicationScoped
class Book {
  @PersistenceContext private EntityManager em;
  private Audit audit;
  private Event<GrantsChanged> changes;

  protected Book() {}

  @Inject
  Book(Audit audit, Event<GrantsChanged> changes) {
    this.audit = audit;
    this.changes = changes;
  }

  @Transactional
  List<Held> all() {
    return rows().stream().map(GrantRow::toHeld).toList();
  }

  /**
   * Grants, or changes the terms of a grant.
   *
   * @param rule looks at a grant and at all others, and says what stands against it
   */
  @Transactional
  Optional<Why> put(
      long peer,
      long service,
      Instant until,
      SourceRule source,
      Rule rule,
      By by,
      Function<Held, String> words) {
    GrantsRow lock = lock();
    List<Held> all = all();
    Predicate<Held> same = held -> held.peer() == peer && held.service() == service;
    Optional<Held> there = all.stream().filter(same).findFirst();
    long id = there.map(Held::id).orElseGet(lock::next);
    Held wanted = new Held(id, peer, service, until, source);
    Optional<Why> why = rule.against(wanted, all.stream().filter(same.negate()).toList());
    if (why.isEmpty()) {
      GrantRow row =
          there.isPresent() ? em.find(GrantRow.class, id) : new GrantRow(id, peer, service);
      row.setTo(until, source);
      em.merge(row);
      audit.note(Deed.GRANTED, by, words.apply(wanted));
      changes.fire(new GrantsChanged());
    }
    return why;
  }

  /** Says what stands against a grant beside all others. */
  @FunctionalInterface
  interface Rule {
    Optional<Why> against(Held wanted, List<Held> others);
  }

  /** Removes some, and says which. */
  @Transactional
  List<Held> remove(Predicate<Held> which, By by, Function<Held, String> words) {
    lock();
    List<Held> gone = all().stream().filter(which).toList();
    for (Held held : gone) {
      em.remove(em.find(GrantRow.class, held.id()));
      audit.note(Deed.REVOKED, by, words.apply(held));
    }
    if (!gone.isEmpty()) {
      changes.fire(new GrantsChanged());
    }
    return gone;
  }

  /** Takes note of a session, once. */
  @Transactional
  void opened(String note, By by, String words) {
    if (em.find(OpenedRow.class, note) == null) {
      em.persist(new OpenedRow(note));
      audit.note(Deed.OPENED, by, words);
    }
  }

  /** Forgets what was noted of sessions whose own notes are gone; the names of the others. */
  @Transactional
  Set<String> opened(Set<String> there) {
    List<String> known =
        em.createQuery("select o.note from OpenedRow o", String.class).getResultList();
    for (String note : known) {
      if (!there.contains(note)) {
        em.remove(em.find(OpenedRow.class, note));
      }
    }
    Set<String> left = new HashSet<>(known);
    left.retainAll(there);
    return left;
  }

  private GrantsRow lock() {
    return em.find(GrantsRow.class, GrantsRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<GrantRow> rows() {
    return em.createQuery("select g from GrantRow g order by g.id", GrantRow.class).getResultList();
  }
}

package psw.broker.announcing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.catalog.Snapshot;
import psw.broker.far.RendezvousUrl;
import psw.broker.heard.GateWatch;
import psw.broker.peers.Peers;
import psw.broker.site.Site;
import psw.wire.announcement.Announcement;
import psw.wire.knock.Heard;
import psw.wire.value.IpAddress;

/** What must outlive the process: what was signed, and where it is to be told. */
@ApplicationScoped
class Book {
  private static final int MOST = 16;

  @PersistenceContext private EntityManager em;
  private Site site;
  private Peers peers;
  private GateWatch gate;
  private Audit audit;
  private Event<RendezvousChanged> changes;

  protected Book() {}

  @Inject
  Book(Site site, Peers peers, GateWatch gate, Audit audit, Event<RendezvousChanged> changes) {
    this.site = site;
    this.peers = peers;
    this.gate = gate;
    this.audit = audit;
    this.changes = changes;
  }

  /**
   * Signs the announcement of a catalogue, with a new revision of at least {@code wanted}.
   *
   * @param addresses where the site is reached
   */
  @Transactional
  Signed sign(Snapshot catalogue, List<IpAddress> addresses, long wanted, Instant now) {
    long revision = lock().nextRevision(Math.max(wanted, now.toEpochMilli()));
    Boxes boxes = Boxes.seal(site.id(), site::signedLength, peers::all, catalogue, revision);
    boolean down = gate.isDown();
    Function<List<String>, Announcement> saying =
        more -> {
          List<String> all = Stream.concat(boxes.sealed().stream(), more.stream()).toList();
          return site.announcement(revision, now, addresses, down, catalogue.offers(), all);
        };
    List<String> told = told(more -> saying.apply(more).signedLength(), revision, now);
    String jws = ascii(site.sign(saying.apply(told)));
    return new Signed(revision, catalogue.revision(), jws, now, boxes.without(), !told.isEmpty());
  }

  private List<String> told(ToIntFunction<List<String>> length, long revision, Instant now) {
    Map<String, Heard> last = gate.told(now);
    return last.isEmpty() ? List.of() : Told.seal(site.id(), peers.all(), last, length, revision);
  }

  @Transactional
  List<Errand> errands() {
    return rows().stream()
        .filter(row -> row.isMember() || row.isLeaving())
        .map(RendezvousRow::errand)
        .toList();
  }

  /** Takes over what the settings say at this start: all that they name is announced at. */
  @Transactional
  void settle(Set<RendezvousUrl> settings, Instant now) {
    settings.forEach(this::forgetOtherPins);
    for (RendezvousRow row : rows()) {
      if (row.isMember() && row.isFromSettings() && !settings.contains(row.url())) {
        bid(row, 0, now);
        audit.note(Deed.RENDEZVOUS_REMOVED, By.BROKER, row.url() + ", no longer in the settings");
      }
    }
    for (RendezvousUrl url : settings) {
      RendezvousRow row = em.find(RendezvousRow.class, url.text());
      if (row == null) {
        em.persist(new RendezvousRow(url, true, now));
        audit.note(Deed.RENDEZVOUS_ADDED, By.BROKER, url + ", from the settings");
      } else if (!row.isMember()) {
        // removed in an earlier run; who names it again means it
        row.rejoin(now);
        audit.note(Deed.RENDEZVOUS_ADDED, By.BROKER, url + ", from the settings");
      }
    }
    changes.fire(new RendezvousChanged());
  }

  @Transactional
  Added add(RendezvousUrl url, By by, Instant now) {
    lock();
    if (rows().stream().anyMatch(row -> row.isMember() && isSamePlaceOnly(row, url))) {
      return Added.OTHER_KEY;
    }
    forgetOtherPins(url);
    RendezvousRow row = em.find(RendezvousRow.class, url.text());
    if (row != null && row.isMember()) {
      return Added.THERE_ALREADY;
    }
    if (rows().stream().filter(RendezvousRow::isMember).count() >= MOST) {
      return Added.TOO_MANY;
    }
    if (row == null) {
      em.persist(new RendezvousRow(url, false, now));
    } else {
      row.join(now);
    }
    audit.note(Deed.RENDEZVOUS_ADDED, by, url.text());
    changes.fire(new RendezvousChanged());
    return Added.DONE;
  }

  // a place is announced at once, as it was named last; a tombstone by the other pin would undo
  // that
  private void forgetOtherPins(RendezvousUrl url) {
    for (RendezvousRow row : rows()) {
      if (isSamePlaceOnly(row, url)) {
        em.remove(row);
        if (row.isMember()) {
          audit.note(Deed.RENDEZVOUS_REMOVED, By.BROKER, row.url() + ", another key is named");
        }
      }
    }
    em.flush();
  }

  private static boolean isSamePlaceOnly(RendezvousRow row, RendezvousUrl url) {
    return row.url().isSamePlace(url) && !row.url().equals(url);
  }

  /** Begins to leave a rendez-vous: from now on it is owed a tombstone. */
  @Transactional
  boolean remove(RendezvousUrl url, By by, Instant now) {
    RendezvousRow row = em.find(RendezvousRow.class, url.text());
    if (row == null || !row.isMember()) {
      return false;
    }
    bid(row, 0, now);
    audit.note(Deed.RENDEZVOUS_REMOVED, by, url.text());
    changes.fire(new RendezvousChanged());
    return true;
  }

  /** Owes a rendez-vous that is being left a later tombstone, since it knows a higher revision. */
  @Transactional
  void leaveAgain(RendezvousUrl url, long known, Instant now) {
    RendezvousRow row = em.find(RendezvousRow.class, url.text());
    if (row != null && row.isLeaving()) {
      bid(row, known + 1, now);
      changes.fire(new RendezvousChanged());
    }
  }

  /** The tombstone was taken, or is of no use any more. */
  @Transactional
  void left(RendezvousUrl url) {
    RendezvousRow row = em.find(RendezvousRow.class, url.text());
    if (row == null || !row.isLeaving()) {
      return;
    }
    em.remove(row);
    changes.fire(new RendezvousChanged());
  }

  private void bid(RendezvousRow row, long atLeast, Instant now) {
    long revision = lock().nextRevision(Math.max(atLeast, now.toEpochMilli()));
    row.leave(ascii(site.sign(site.tombstone(revision, now))), now);
  }

  private static String ascii(byte[] jws) {
    return new String(jws, StandardCharsets.US_ASCII);
  }

  private AnnouncedRow lock() {
    return em.find(AnnouncedRow.class, AnnouncedRow.ONE, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<RendezvousRow> rows() {
    return em.createQuery("select r from RendezvousRow r order by r.url", RendezvousRow.class)
        .getResultList();
  }
}

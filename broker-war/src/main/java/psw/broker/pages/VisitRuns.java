package psw.broker.pages;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pairings that this visit began, by numbers of its own: what stands in an address is no secret
 * and leads nobody else to a code.
 */
@SessionScoped
class VisitRuns implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 32;

  // not written with the session: no run outlives the server's process
  private transient NavigableMap<Integer, Begun> all = new TreeMap<>();
  private int last;

  /**
   * A pairing of this visit.
   *
   * @param id its secret id
   * @param givenUp whether this visitor gave it up
   */
  record Begun(String id, boolean givenUp) {}

  /** Takes one in, and says its number. */
  synchronized int add(String id) {
    last++;
    runs().put(last, new Begun(id, false));
    if (all.size() > MOST) {
      all.pollFirstEntry();
    }
    return last;
  }

  /** Notes that this visitor gave one up. */
  synchronized void giveUp(int number) {
    runs().computeIfPresent(number, (n, begun) -> new Begun(begun.id(), true));
  }

  /** One by its number, as it stands in an address. */
  synchronized Optional<Begun> find(String number) {
    return number.matches("[1-9][0-9]{0,8}")
        ? Optional.ofNullable(runs().get(Integer.valueOf(number)))
        : Optional.empty();
  }

  /** All of them, the oldest first. */
  synchronized Map<Integer, Begun> all() {
    return new TreeMap<>(runs());
  }

  private NavigableMap<Integer, Begun> runs() {
    if (all == null) {
      all = new TreeMap<>();
    }
    return all;
  }
}

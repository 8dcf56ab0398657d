package psw.broker.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attempts that are under way, and for a while those that are over. */
final class Attempts {
  /** How many may be under way. */
  static final int MOST = 8;

  /** How many there are in all at most. */
  static final int REMEMBERED = 256;

  /** How long one is remembered after its end. */
  static final Duration MEMORY = Duration.ofMinutes(10);

  // the oldest first
  private final Map<String, Attempt> all = new LinkedHashMap<>();

  /** Takes one in; false when too many are under way. */
  synchronized boolean admit(Attempt attempt, Instant now) {
    forget(now);
    if (running().size() >= MOST) {
      return false;
    }
    all.put(attempt.id(), attempt);
    return true;
  }

  synchronized void remove(Attempt attempt) {
    all.remove(attempt.id());
  }

  synchronized Optional<Attempt> find(String id, Instant now) {
    forget(now);
    return Optional.ofNullable(all.get(id));
  }

  synchronized List<Attempt> running() {
    return all.values().stream().filter(attempt -> !attempt.isOver()).toList();
  }

  private void forget(Instant now) {
    all.values().removeIf(attempt -> attempt.ended(now.minus(MEMORY)));
    // room for one more
    int surplus = all.size() - REMEMBERED + 1;
    all.values().stream()
        .filter(Attempt::isOver)
        .limit(Math.max(0, surplus))
        .toList()
        .forEach(this::remove);
  }
}

package psw.gate.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import psw.gate.receive.Outcome.Kind;

/**
 * What of all that arrives is worth a line: each opening, and of each key and kind of refusal one a
 * minute, since who has seen a knock can send it again as often as he likes. Noise and a sender's
 * own copies are counted alone.
 */
public final class Journal {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<String, Instant> told = new HashMap<>();
  // of each key the last ones: its sender may reach the site by two families in turn
  private static final int LAST = 4;
  private final Map<String, Deque<Outcome>> opened = new HashMap<>();

  /** Counts an outcome, and gives it back when it is worth a line. */
  public Optional<Outcome> note(Outcome outcome, Instant now) {
    counts.merge(outcome.kind(), 1L, Long::sum);
    if (!outcome.isAuthentic()) {
      return Optional.empty();
    }
    if (outcome.kind() == Kind.OPENED) {
      Deque<Outcome> last = opened.computeIfAbsent(outcome.key(), key -> new ArrayDeque<>());
      last.addLast(outcome);
      if (last.size() > LAST) {
        last.removeFirst();
      }
      return Optional.of(outcome);
    }
    if (isCopy(outcome)) {
      return Optional.empty();
    }
    String about = outcome.kind() + " " + outcome.key();
    Instant before = told.get(about);
    if (before != null && Duration.between(before, now).abs().compareTo(AGAIN) < 0) {
      return Optional.empty();
    }
    told.put(about, now);
    return Optional.of(outcome);
  }

  // a sender sends each knock more than once, so that one may be lost
  private boolean isCopy(Outcome outcome) {
    return outcome.kind() == Kind.REPLAY
        && opened.getOrDefault(outcome.key(), new ArrayDeque<>()).stream()
            .anyMatch(
                first ->
                    outcome.from().equals(first.from()) && outcome.knock().equals(first.knock()));
  }

  /** How many there were of a kind since the start. */
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}

package psw.server.events;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import psw.server.directory.Change;

/** The end of the change log, kept at hand for all followers. Read by many, grown by one thread. */
final class Log {
  private static final int MOST = 256;

  private final ConcurrentSkipListMap<Long, Change> recent = new ConcurrentSkipListMap<>();
  private volatile long highest;

  /** Begins anew at a number: what came before is not at hand. */
  void startAt(long position) {
    recent.clear();
    highest = position;
  }

  void add(List<Change> changes) {
    for (Change change : changes) {
      recent.put(change.id(), change);
      highest = change.id();
      if (recent.size() > MOST) {
        recent.pollFirstEntry();
      }
    }
  }

  /** The last number there is. */
  long highest() {
    return highest;
  }

  /** The change with exactly this number, if it is at hand. */
  Optional<Change> find(long id) {
    return Optional.ofNullable(recent.get(id));
  }
}

package psw.server.events;

import java.util.List;
import java.util.Optional;
import psw.server.directory.Change;

/**
 * What is at hand of the change log, for all readers together: its end as it grows, and the pages
 * that those behind it asked for last. Both are bounded in bytes, whatever the readers do. Read by
 * many, grown by one thread.
 */
final class Log {
  private static final long MOST = 8L << 20;

  private final Kept recent = new Kept(MOST);
  private final Kept older = new Kept(MOST);
  private volatile long highest;

  /** Begins anew at a number: what came before is not at hand. */
  void startAt(long position) {
    recent.clear();
    older.clear();
    highest = position;
  }

  /** What the log grew by. */
  void add(List<Change> changes) {
    for (Change change : changes) {
      recent.add(new Told(change));
      highest = change.id();
    }
  }

  /** A page from further back. */
  void addOlder(List<Change> changes) {
    changes.forEach(change -> older.add(new Told(change)));
  }

  /** The last number there is. */
  long highest() {
    return highest;
  }

  /** The change with exactly this number, if it is at hand. */
  Optional<Told> find(long id) {
    return recent.find(id).or(() -> older.find(id));
  }

  /** How many bytes all that is at hand takes. */
  long bytes() {
    return recent.bytes() + older.bytes();
  }
}

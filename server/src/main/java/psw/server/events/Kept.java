package psw.server.events;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Changes by number, no more bytes of them than a bound; the first in leave first. */
final class Kept {
  // what one costs beside its bytes
  private static final int EACH = 256;

  private final long most;
  private final Map<Long, Told> byId = new ConcurrentHashMap<>();
  private final Queue<Told> inOrder = new ArrayDeque<>();
  private long bytes;

  Kept(long most) {
    this.most = most;
  }

  /** Keeps one more; it stays whatever its size, until the next. */
  synchronized void add(Told told) {
    if (byId.putIfAbsent(told.id(), told) == null) {
      inOrder.add(told);
      bytes += cost(told);
    }
    while (bytes > most && inOrder.size() > 1) {
      Told oldest = inOrder.remove();
      byId.remove(oldest.id());
      bytes -= cost(oldest);
    }
  }

  Optional<Told> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized void clear() {
    byId.clear();
    inOrder.clear();
    bytes = 0;
  }

  synchronized long bytes() {
    return bytes;
  }

  private static long cost(Told told) {
    return (long) told.frame().length + EACH;
  }
}

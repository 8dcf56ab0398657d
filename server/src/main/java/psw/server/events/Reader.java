package psw.server.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.wire.value.BrokerId;

/**
 * What one reader is to be told next. It holds a position in the log and one lease per broker, of
 * few brokers, however slow the reader is; never a change. Not for several threads.
 */
final class Reader {
  /** Leases that wait for a reader at most. */
  static final int MOST_LEASES = 500;

  private final Log log;
  private final Set<BrokerId> brokers;
  private final Map<BrokerId, String> leases = new LinkedHashMap<>();
  private long position;
  private boolean opened;
  private boolean reset;
  private boolean hungry;
  private boolean heartbeat;

  /**
   * A reader of the changes after a number.
   *
   * @param brokers whose changes; empty means everybody's
   * @param reset whether he must be told that the log does not reach back to where he was
   */
  Reader(Log log, Set<BrokerId> brokers, long position, boolean reset) {
    this.log = log;
    this.brokers = Set.copyOf(brokers);
    this.position = position;
    this.reset = reset;
  }

  /** The next event, if there is one to be told now. Its bytes are shared: not to be changed. */
  Optional<byte[]> next() {
    if (!opened) {
      opened = true;
      return Optional.of(Frame.ready(position));
    }
    if (reset) {
      reset = false;
      return Optional.of(Frame.reset(position));
    }
    while (position < log.highest()) {
      Optional<Told> found = log.find(position + 1);
      hungry = found.isEmpty();
      if (hungry) {
        return Optional.empty();
      }
      position = found.get().id();
      if (wants(found.get().broker())) {
        // the announcement speaks for itself; an older lease of it says nothing more
        return Optional.of(found.get().frame());
      }
    }
    return lease().or(this::beat);
  }

  private Optional<byte[]> lease() {
    Optional<BrokerId> first = leases.keySet().stream().findFirst();
    return first.map(leases::remove).map(Frame::lease);
  }

  private Optional<byte[]> beat() {
    boolean due = heartbeat;
    heartbeat = false;
    return due ? Optional.of(Frame.heartbeat()) : Optional.empty();
  }

  /**
   * A lease to be told after the changes.
   *
   * @return false when too many wait already: this one is not taken
   */
  boolean offerLease(BrokerId broker, String jws) {
    if (!wants(broker)) {
      return true;
    }
    leases.remove(broker);
    boolean room = leases.size() < MOST_LEASES;
    if (room) {
      leases.put(broker, jws);
    }
    return room;
  }

  void offerHeartbeat() {
    heartbeat = true;
  }

  /** Whether a page after {@link #position} must be brought into the log for it. */
  boolean isHungry() {
    return hungry;
  }

  long position() {
    return position;
  }

  /**
   * The page after a position was brought into the log; when what follows the position is not there
   * all the same, the log was cut meanwhile, and the reader is told.
   */
  void fed(long after) {
    hungry = false;
    // else it found some by itself while the page was fetched
    if (position == after && log.find(after + 1).isEmpty()) {
      position = log.highest();
      reset = true;
    }
  }

  private boolean wants(BrokerId broker) {
    return brokers.isEmpty() || brokers.contains(broker);
  }
}

package psw.server.events;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import psw.server.directory.Change;
import psw.wire.value.BrokerId;

/**
 * What one reader is to be told next. It holds no more than some changes fetched ahead and one
 * lease per broker, however slow the reader is. Not for several threads.
 */
final class Reader {
  private final Log log;
  private final Set<BrokerId> brokers;
  private final Queue<Change> ahead = new ArrayDeque<>();
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

  /** The next event, if there is one to be told now. */
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
      Change change = ahead.isEmpty() ? log.find(position + 1).orElse(null) : ahead.remove();
      if (change == null) {
        hungry = true;
        return Optional.empty();
      }
      hungry = false;
      position = change.id();
      if (wants(change.broker())) {
        // the announcement speaks for itself; an older lease of it says nothing more
        return Optional.of(Frame.change(change));
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

  void offerLease(BrokerId broker, String jws) {
    if (wants(broker)) {
      leases.remove(broker);
      leases.put(broker, jws);
    }
  }

  void offerHeartbeat() {
    heartbeat = true;
  }

  /** Whether changes must be fetched from the store; they follow {@link #position}. */
  boolean isHungry() {
    return hungry;
  }

  long position() {
    return position;
  }

  /**
   * Changes from the store, asked for when this was hungry; when the log was cut meanwhile, the
   * reader is told.
   */
  void feed(List<Change> changes) {
    hungry = false;
    // it may have found some at hand while these were fetched
    List<Change> fresh = changes.stream().filter(change -> change.id() > position).toList();
    if (!ahead.isEmpty() || (fresh.isEmpty() && !changes.isEmpty())) {
      return;
    }
    if (fresh.isEmpty() || fresh.get(0).id() != position + 1) {
      position = log.highest();
      reset = true;
    } else {
      ahead.addAll(fresh);
    }
  }

  private boolean wants(BrokerId broker) {
    return brokers.isEmpty() || brokers.contains(broker);
  }
}

package psw.server.directory;

import java.util.Set;
import psw.wire.value.BrokerId;

/**
 * Which services are asked for.
 *
 * @param words what must stand in name, label or description; empty means anything
 * @param brokers whose; empty means everybody's
 * @param after only those with a higher number
 * @param skip how many of the first to leave out
 * @param most how many at most
 */
public record ServiceQuery(String words, Set<BrokerId> brokers, long after, int skip, int most) {
  /** Copies the set in. */
  public ServiceQuery {
    brokers = Set.copyOf(brokers);
  }
}

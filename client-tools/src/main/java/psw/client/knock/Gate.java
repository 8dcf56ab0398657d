package psw.client.knock;

import java.time.Clock;
import java.util.List;
import psw.wire.knock.KnockKey;
import psw.wire.value.Port;

/** What stands before a host's SSH server. */
public sealed interface Gate {
  /** Nothing that is known of. */
  record None() implements Gate {}

  /**
   * One that opens to SYNs at ports in their order.
   *
   * @param ports at least one
   */
  record Sequence(List<Port> ports) implements Gate {
    /** Copies the list. */
    public Sequence {
      ports = List.copyOf(ports);
    }
  }

  /**
   * One that opens to an authenticated datagram (docs/protocol.md, 6.6).
   *
   * @param key what the site gave this device
   * @param port the UDP port it listens at
   * @param own as which this device is seen there
   * @param clock the time that a knock names
   */
  record Datagram(KnockKey key, Port port, OwnAddress own, Clock clock) implements Gate {}

  /** The gate of a host that is knocked at by these ports, perhaps none. */
  static Gate of(List<Port> ports) {
    return ports.isEmpty() ? new None() : new Sequence(ports);
  }
}

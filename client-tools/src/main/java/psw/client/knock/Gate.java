package psw.client.knock;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
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
   * @param told hears of each knock when it was sent
   */
  record Datagram(KnockKey key, Port port, OwnAddress own, Clock clock, Consumer<Sender.Sent> told)
      implements Gate {
    /** One of whose knocks nobody hears. */
    public Datagram(KnockKey key, Port port, OwnAddress own, Clock clock) {
      this(key, port, own, clock, sent -> {});
    }

    /** The same, of whose knocks somebody hears. */
    public Datagram toldOf(Consumer<Sender.Sent> listener) {
      return new Datagram(key, port, own, clock, listener);
    }
  }

  /** The gate of a host that is knocked at by these ports, perhaps none. */
  static Gate of(List<Port> ports) {
    return ports.isEmpty() ? new None() : new Sequence(ports);
  }
}

package psw.gate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A street with one site behind each firewall that opens by one authenticated datagram; its
 * receiver runs.
 */
record SpaSites(
    Street street,
    Map<Firewall, Gate> gates,
    Map<Firewall, GateKeys> keys,
    Map<Firewall, RunningReceiver> receivers)
    implements AutoCloseable {
  /** Where knocks go. */
  static final int PORT = 62201;

  static SpaSites build(int... ports) throws Exception {
    Map<Firewall, RunningReceiver> receivers = new EnumMap<>(Firewall.class);
    Map<Firewall, GateKeys> keys = new EnumMap<>(Firewall.class);
    Street street = Street.open();
    try {
      Map<Firewall, Gate> gates = new EnumMap<>(Firewall.class);
      for (Firewall firewall : Firewall.values()) {
        Gate gate = street.gate(ports);
        firewall.loadSpa(gate.host());
        keys.put(firewall, GateKeys.write(gate.host(), Street.VISITORS));
        if (firewall == Firewall.NFTABLES) {
          RunningHelper.start(gate.host());
        }
        receivers.put(firewall, RunningReceiver.start(firewall, gate.host()));
        gates.put(firewall, gate);
      }
      return new SpaSites(street, gates, keys, receivers);
    } catch (Exception e) {
      street.close();
      throw e;
    }
  }

  Gate gate(Firewall firewall) {
    return gates.get(firewall);
  }

  /** Who may knock there. */
  GateKeys keys(Firewall firewall) {
    return keys.get(firewall);
  }

  RunningReceiver receiver(Firewall firewall) {
    return receivers.get(firewall);
  }

  Visitor before(Firewall firewall, Family family) {
    return street.visitor(gate(firewall), family);
  }

  /** Knocks, and waits until the gate is open; answers when it was at the latest. */
  long open(Firewall firewall, Visitor visitor) throws Exception {
    knock(visitor);
    receivers.get(firewall).expectOpened(visitor);
    return System.nanoTime();
  }

  /** Knocks, and hears nothing; answers what was sent, and when. */
  static Sent knock(Visitor visitor) throws Exception {
    String knock = Keyring.knock(visitor, Instant.now());
    long before = System.nanoTime();
    Seen seen = visitor.ask(PORT, knock);
    if (seen != Seen.SILENT) {
      throw new AssertionError("a knock was answered: " + seen);
    }
    return new Sent(knock, new Visitor.Moment(before, System.nanoTime()));
  }

  /** A knock that was sent. */
  record Sent(String bytes, Visitor.Moment at) {}

  @Override
  public void close() {
    street.close();
  }
}

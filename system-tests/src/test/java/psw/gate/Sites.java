package psw.gate;

import java.util.EnumMap;
import java.util.Map;

/**
 * A street with one site behind each firewall.
 *
 * @param street where visitors come from
 * @param gates the site behind each firewall, its rules loaded
 */
record Sites(Street street, Map<Firewall, Gate> gates) implements AutoCloseable {
  /** Builds sites on which somebody listens on these ports. */
  static Sites build(int... ports) throws Exception {
    Street street = Street.open();
    try {
      Map<Firewall, Gate> gates = new EnumMap<>(Firewall.class);
      for (Firewall firewall : Firewall.values()) {
        Gate gate = street.gate(ports);
        firewall.loadSite(gate.host());
        gates.put(firewall, gate);
      }
      return new Sites(street, gates);
    } catch (Exception e) {
      street.close();
      throw e;
    }
  }

  Gate gate(Firewall firewall) {
    return gates.get(firewall);
  }

  /** Somebody new before the site behind this firewall. */
  Visitor before(Firewall firewall, Family family) {
    return street.visitor(gate(firewall), family);
  }

  @Override
  public void close() {
    street.close();
  }
}

package psw.gate;

import psw.client.lab.Host;

/**
 * A host under test.
 *
 * @param host the host
 * @param agent the listener within it
 * @param number its number in the street
 */
record Gate(Host host, HostAgent agent, int number) {
  String address(Family family) {
    return family.gate(number);
  }

  /** Somebody on the host itself, who calls over loopback. */
  Visitor toItself(Family family) {
    return new Visitor(agent, family.loopback(), family.loopback());
  }
}

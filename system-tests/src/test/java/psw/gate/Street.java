package psw.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.LabFailed;

/**
 * A lab with one host that has very many addresses, so that each scenario comes from an address of
 * its own, and with gates beside it.
 */
final class Street implements AutoCloseable {
  /** How many there are. */
  static final int VISITORS = 400;

  private final Lab lab;
  private final Host host;
  private final HostAgent agent;
  private final AtomicInteger visitors = new AtomicInteger();
  private final AtomicInteger gates = new AtomicInteger();
  private final Set<Integer> listening = new HashSet<>();

  private Street(Lab lab, Host host) throws IOException {
    this.lab = lab;
    this.host = host;
    this.agent = HostAgent.start(host);
  }

  static Street open() throws LabFailed, IOException, InterruptedException {
    Lab lab = Lab.open(HostAgent.CLASSES, HostAgent.JAVA);
    try {
      Host host = lab.host("street");
      StringBuilder batch = new StringBuilder();
      for (Family family : Family.values()) {
        for (int n = 0; n < VISITORS; n++) {
          String address = family.withPrefix(family.visitor(n));
          batch.append("address add ").append(address).append(" dev eth0\n");
        }
      }
      Files.writeString(host.root().resolve("etc/addresses"), batch);
      Firewall.run(host, "ip", "-batch", "/etc/addresses");
      return new Street(lab, host);
    } catch (LabFailed | IOException | InterruptedException | RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** A new host beside the street, without any rules, where somebody listens on these ports. */
  Gate gate(int... ports) throws LabFailed, IOException {
    int number = gates.incrementAndGet();
    String v4 = Family.V4.withPrefix(Family.V4.gate(number));
    String v6 = Family.V6.withPrefix(Family.V6.gate(number));
    Host built = lab.host("gate" + number, v4, v6);
    HostAgent within = HostAgent.start(built);
    within.listen(ports);
    return new Gate(built, within, number);
  }

  /** Somebody new in the street, before this gate. */
  Visitor visitor(Gate gate, Family family) {
    String address = family.visitor(visitors.getAndIncrement());
    return new Visitor(agent, address, gate.address(family));
  }

  /** Somebody new in the street, before an address that this gate is the way to. */
  Visitor visitor(Gate gate, String beyond) throws IOException, InterruptedException {
    Firewall.run(host, "ip", "route", "replace", beyond, "via", gate.address(Family.V4));
    return new Visitor(agent, Family.V4.visitor(visitors.getAndIncrement()), beyond);
  }

  /** An address of the street in no network of its visitors; see {@link #joinOther}. */
  String other(Family family) {
    return family == Family.V4 ? "10.78.0.1" : "fd78::1";
  }

  /** Lets this gate reach that address. */
  void joinOther(Gate gate) throws IOException, InterruptedException {
    for (Family family : Family.values()) {
      String alone = other(family) + (family == Family.V4 ? "/32" : "/128");
      Firewall.run(host, "ip", "address", "replace", alone, "dev", "eth0");
      Firewall.run(gate.host(), "ip", "route", "add", alone, "dev", "eth0");
    }
  }

  /** Somebody in the street listens on this port from now on. */
  synchronized void listenAt(int port) {
    if (listening.add(port)) {
      agent.listen(port);
    }
  }

  /** What the caller in the street answers; see {@link Agent}. */
  String request(Object... words) {
    return agent.request(words);
  }

  Host host() {
    return host;
  }

  @Override
  public void close() {
    lab.close();
  }
}

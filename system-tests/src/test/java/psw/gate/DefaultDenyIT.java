package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.REFUSED;
import static psw.gate.Seen.SILENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** What a site shows to everybody: its broker and ping, and nothing else. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "iptables-restore", "ip6tables-restore", "nft", "nmap", "ping"})
@Execution(ExecutionMode.CONCURRENT)
class DefaultDenyIT {
  private static final Duration A_SCAN = Duration.ofMinutes(3);
  private static Sites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = Sites.build(22, 1111, 5432, 8000);
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  private static Visitor before(Firewall firewall, Family family) {
    return sites.before(firewall, family);
  }

  @OnEveryGate
  void the_broker_is_open(Firewall firewall, Family family) {
    assertEquals(OPEN, before(firewall, family).call(8000));
  }

  @OnEveryGate
  void another_service_is_as_silent_as_no_service(Firewall firewall, Family family) {
    assertEquals(SILENT, before(firewall, family).call(5432));
    assertEquals(SILENT, before(firewall, family).call(5433));
  }

  @OnEveryGate
  void a_datagram_is_not_answered(Firewall firewall, Family family) {
    assertEquals(SILENT, before(firewall, family).ask(5432));
    assertEquals(SILENT, before(firewall, family).ask(5433));
  }

  @OnEveryGate
  void ping_is_answered(Firewall firewall, Family family) throws Exception {
    String gate = sites.gate(firewall).address(family);
    Outcome ping = sites.street().host().run(Duration.ofSeconds(10), "ping", "-c3", "-i0.2", gate);
    assertTrue(ping.out().contains("3 received"), ping.toString());
  }

  @OnEveryGate
  void loopback_is_free(Firewall firewall, Family family) {
    Visitor inside = sites.gate(firewall).toItself(family);
    assertEquals(OPEN, inside.reach(5432));
    assertEquals(OPEN, inside.ask(5432));
  }

  @OnEveryGate
  void a_closed_port_on_loopback_refuses_at_once(Firewall firewall, Family family) {
    Visitor inside = sites.gate(firewall).toItself(family);
    assertEquals(REFUSED, inside.call(5433));
    assertEquals(REFUSED, inside.ask(5433));
  }

  @OnEveryGate
  void a_site_calls_out_and_hears_the_answer(Firewall firewall, Family family) {
    Gate gate = sites.gate(firewall);
    String passerBy = before(firewall, family).address();
    Visitor outward = new Visitor(gate.agent(), gate.address(family), passerBy);
    sites.street().listenAt(7000);
    assertEquals(OPEN, outward.reach(7000));
  }

  @OnEveryGate
  void a_scan_of_all_ports_sees_the_broker_alone(Firewall firewall, Family family)
      throws Exception {
    Visitor scanner = before(firewall, family);
    String seen = scan(scanner, family, "-sS", "-r", "-p1-65535", "--min-rate=5000");
    assertTrue(seen.contains("Ports: 8000/open/tcp//"), seen);
    assertTrue(seen.contains("Ignored State: filtered (65534)"), seen);
    assertEquals(SILENT, scanner.call(22), "the scan itself must not have knocked");
  }

  @OnEveryGate
  void segments_without_syn_tell_ports_apart_as_little(Firewall firewall, Family family)
      throws Exception {
    for (String kind : List.of("-sA", "-sF", "-sN", "-sX")) {
      Visitor scanner = before(firewall, family);
      String seen = scan(scanner, family, kind, "-p22,1111,5432,5433,8000");
      String state = kind.equals("-sA") ? "/filtered/tcp" : "/open|filtered/tcp";
      assertEquals(5, seen.split(Pattern.quote(state), -1).length - 1, seen);
    }
  }

  private static String scan(Visitor from, Family family, String... how) throws Exception {
    List<String> command = new ArrayList<>(List.of("nmap", "-n", "-Pn", "-T4", "-oG", "-"));
    if (family == Family.V6) {
      command.add("-6");
    }
    command.addAll(List.of("--max-retries=1", "-S", from.address(), "-e", "eth0"));
    command.addAll(List.of(how));
    command.add(from.gate());
    Outcome scan = sites.street().host().run(A_SCAN, command.toArray(String[]::new));
    return scan.out() + scan.err();
  }
}

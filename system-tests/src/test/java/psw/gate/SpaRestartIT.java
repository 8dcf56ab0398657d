package psw.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;
import static psw.gate.SpaSites.knock;
import static psw.gate.Visitor.waitUntil;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Host;
import psw.testing.Needs;

/** A knock counts once, also when the receiver, or what opens for it, ends between. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
@Execution(ExecutionMode.CONCURRENT)
class SpaRestartIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MEMORY = "var/lib/psw-gate/last";
  private static Street street;

  @BeforeAll
  static void build() throws Exception {
    street = Street.open();
  }

  @AfterAll
  static void close() {
    street.close();
  }

  private static Gate gate(Firewall firewall) throws Exception {
    Gate gate = street.gate(22);
    firewall.loadSpa(gate.host());
    return gate;
  }

  @ParameterizedTest
  @EnumSource
  void a_knock_that_opened_opens_nothing_after_a_restart(Firewall firewall) throws Exception {
    Gate gate = gate(firewall);
    Visitor visitor = street.visitor(gate, Family.V4);
    String had = Keyring.knock(visitor, Instant.now());
    try (RunningReceiver before = RunningReceiver.start(firewall, gate.host(), Street.VISITORS)) {
      visitor.send(PORT, had);
      before.expectOpened(visitor);
      visitor.connect(22).end();
    }
    try (RunningReceiver after = RunningReceiver.start(firewall, gate.host())) {
      expectHad(after, visitor, had);
    }
  }

  /** With iptables the list refuses what is written, with nftables the helper stands still. */
  @ParameterizedTest
  @EnumSource
  void a_knock_that_a_crash_kept_from_opening_was_had(Firewall firewall) throws Exception {
    Gate gate = gate(firewall);
    Host host = gate.host();
    Visitor visitor = street.visitor(gate, Family.V4);
    String had = Keyring.knock(visitor, Instant.now());
    RunningReceiver before = RunningReceiver.start(firewall, host, Street.VISITORS);
    holdOpening(firewall, host);
    visitor.send(PORT, had);
    Path memory = host.root().resolve(MEMORY);
    await().atMost(SOON).until(() -> Files.size(memory) == 32);
    before.close();
    if (firewall == Firewall.NFTABLES) {
      // it has the request of the one that is gone, and must not come to it
      Firewall.run(host, "sh", "-c", "kill -KILL $(pgrep -f '[g]ate admit')");
      RunningHelper.start(host);
    }
    assertEquals(SILENT, visitor.call(22));
    try (RunningReceiver after = RunningReceiver.start(firewall, host)) {
      expectHad(after, visitor, had);
    }
  }

  private static void holdOpening(Firewall firewall, Host host) throws Exception {
    String hold =
        firewall == Firewall.IPTABLES
            ? "chmod 0400 /proc/net/xt_recent/PSW_SPA"
            : "kill -STOP $(pgrep -f '[g]ate admit')";
    Firewall.run(host, "sh", "-c", hold);
  }

  private static void expectHad(RunningReceiver receiver, Visitor visitor, String knock)
      throws Exception {
    visitor.send(PORT, knock);
    receiver.expectTold("refused ", visitor);
    assertEquals(SILENT, visitor.call(22));
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  @Test
  void after_its_memory_was_lost_a_receiver_takes_nothing_for_a_minute() throws Exception {
    Gate gate = gate(Firewall.IPTABLES);
    Host host = gate.host();
    Visitor visitor = street.visitor(gate, Family.V6);
    GateKeys.write(host, Street.VISITORS).age();
    String had = Keyring.knock(visitor, Instant.now());
    try (RunningReceiver before = RunningReceiver.start(Firewall.IPTABLES, host)) {
      visitor.send(PORT, had);
      before.expectOpened(visitor);
      visitor.connect(22).end();
    }
    Files.delete(host.root().resolve(MEMORY));
    try (RunningReceiver after = RunningReceiver.start(Firewall.IPTABLES, host)) {
      long begun = System.nanoTime();
      visitor.send(PORT, had);
      after.expectTold("refused ", visitor);
      assertEquals(SILENT, visitor.call(22));
      knock(visitor);
      assertEquals(SILENT, visitor.call(22), "it may have had a later one");
      waitUntil(Duration.ofSeconds(61), begun);
      knock(visitor);
      assertEquals(OPEN, visitor.reach(22));
    }
  }

  @Test
  void on_a_full_disk_a_receiver_starts_and_lets_in_who_knocked_before() throws Exception {
    Gate gate = gate(Firewall.IPTABLES);
    Host host = gate.host();
    Visitor visitor = street.visitor(gate, Family.V4);
    Firewall.run(host, "mkdir", "-p", "/var/lib/psw-gate");
    Firewall.run(host, "mount", "-t", "tmpfs", "-o", "size=64k", "psw", "/var/lib/psw-gate");
    try (RunningReceiver before = RunningReceiver.start(Firewall.IPTABLES, host, Street.VISITORS)) {
      knock(visitor);
      before.expectOpened(visitor);
      visitor.connect(22).end();
    }
    String fill =
        "cat /dev/zero > /var/lib/psw-gate/full 2> /dev/null; test -s /var/lib/psw-gate/full";
    Firewall.run(host, "sh", "-c", fill);
    try (RunningReceiver after = RunningReceiver.start(Firewall.IPTABLES, host)) {
      knock(visitor);
      after.expectOpened(visitor);
      assertEquals(OPEN, visitor.reach(22));
    }
  }

  @Test
  void while_the_helper_is_down_knocks_are_told_as_not_opened_and_count_when_it_is_back()
      throws Exception {
    Gate gate = gate(Firewall.NFTABLES);
    Visitor visitor = street.visitor(gate, Family.V4);
    GateKeys.write(gate.host(), Street.VISITORS);
    RunningHelper helper = RunningHelper.start(gate.host());
    try (RunningReceiver receiver = RunningReceiver.start(Firewall.NFTABLES, gate.host())) {
      String at = "opening by psw gate admit at " + RunningHelper.SOCKET;
      assertTrue(receiver.first().endsWith(at), receiver.first());
      helper.close();
      knock(visitor);
      receiver.expectTold("not opened for ", visitor);
      assertEquals(SILENT, visitor.call(22));
      RunningHelper.start(gate.host());
      knock(visitor);
      assertEquals(OPEN, visitor.reach(22));
    }
  }
}

package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;
import static psw.gate.SpaSites.knock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;
import psw.wire.knock.SourceRule;

/** What forged packets in great number do to a gate that opens by one datagram: nothing. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
@Isolated // a flood takes all that the machine has
class SpaFloodIT {
  private static final int MANY = 10_000;
  // a little more than is to come
  private static final int RATE = 20_800;
  private static final Duration FLOOD = Duration.ofSeconds(6);
  private static final String NO_LIMIT = "iptables -I INPUT -p udp --dport 62201 -j ACCEPT";
  private static final String NO_LIMIT_NFT =
      "nft insert rule inet psw input udp dport 62201 accept";
  private static final Duration A_FLOOD = Duration.ofMinutes(1);
  private static SpaSites sites;

  @BeforeAll
  static void build() throws Exception {
    sites = SpaSites.build(22);
    for (Firewall firewall : Firewall.values()) {
      sites.street().joinOther(sites.gate(firewall));
    }
  }

  @AfterAll
  static void close() {
    sites.close();
  }

  @OnEveryGate
  void junk_fills_no_table_of_connections(Firewall firewall, Family family) throws Exception {
    Visitor noisy = sites.before(firewall, family);
    Visitor visitor = sites.before(firewall, family);
    int before = connections(firewall);
    noisy.junk(PORT, 5_000);
    knock(visitor);
    assertTrue(
        connections(firewall) < before + 50, "from " + before + " to " + connections(firewall));
    assertEquals(OPEN, visitor.reach(22));
  }

  /** From the knocks' own network half of them may die with it at the limit: they are repeated. */
  @OnEveryGate
  void a_knock_opens_within_a_second_among_20000_datagrams_a_second(
      Firewall firewall, Family family) throws Exception {
    expectSoonOpen(firewall, family);
  }

  /** Whatever keys it names: who sends little is not held to what others send. */
  @OnEveryGate
  void a_single_knock_opens_within_a_second_among_20000_datagrams_a_second_from_elsewhere(
      Firewall firewall, Family family) throws Exception {
    Gate gate = sites.gate(firewall);
    Visitor holder = sites.before(firewall, family);
    String elsewhere = sites.street().other(family);
    List<Duration> took =
        inFlood(
            gate,
            () -> Flood.begin(sites.street().host(), elsewhere, holder, RATE, FLOOD),
            () -> {
              List<Duration> times = new ArrayList<>();
              times.add(timeOfOne(holder));
              for (int n = 0; n < 15; n++) {
                times.add(timeOfOne(sites.before(firewall, family)));
              }
              return times;
            });
    assertTrue(took.get(15).compareTo(Duration.ofSeconds(1)) < 0, took.toString());
  }

  @ParameterizedTest
  @EnumSource
  void the_receiver_itself_can_do_with_20000_datagrams_a_second(Firewall firewall)
      throws Exception {
    Gate gate = sites.gate(firewall);
    takeLimitAway(firewall, gate);
    try {
      expectSoonOpen(firewall, Family.V4);
    } finally {
      firewall.loadSpa(gate.host());
    }
  }

  private static void takeLimitAway(Firewall firewall, Gate gate) throws Exception {
    String rule = firewall == Firewall.IPTABLES ? NO_LIMIT : NO_LIMIT_NFT;
    Firewall.run(gate.host(), rule.split(" "));
  }

  /** The keys are read a second time meanwhile, as after each grant. */
  @ParameterizedTest
  @EnumSource
  void with_10000_keys_the_receiver_stays_below_64_mib_in_a_flood(Firewall firewall)
      throws Exception {
    Gate gate = sites.street().gate(22);
    firewall.loadSpa(gate.host());
    takeLimitAway(firewall, gate);
    GateKeys keys = GateKeys.write(gate.host(), 10_000);
    if (firewall == Firewall.NFTABLES) {
      RunningHelper.start(gate.host());
    }
    Visitor holder = sites.street().visitor(gate, Family.V4);
    Visitor visitor = sites.street().visitor(gate, Family.V4);
    try (RunningReceiver receiver = RunningReceiver.start(firewall, gate.host())) {
      Flood flood = Flood.begin(sites.street().host(), holder, RATE, FLOOD);
      keys.giveTo(visitor, SourceRule.NETWORK);
      flood.end();
      keys.giveTo(visitor, SourceRule.STRICT);
      timeToOpen(visitor);
      receiver.expectOpened(visitor);
      String peak = "awk '/^VmHWM/ { print $2 }' /proc/$(pgrep -f '[g]ate run')/status";
      String kib = gate.host().run(A_FLOOD, "sh", "-c", peak).out().strip();
      assertTrue(Integer.parseInt(kib) < 64 * 1024, kib + " KiB");
    }
  }

  /** Of five who knock, one after the other, three at least are let in within a second. */
  private static void expectSoonOpen(Firewall firewall, Family family) throws Exception {
    Gate gate = sites.gate(firewall);
    Visitor holder = sites.before(firewall, family);
    List<Duration> took =
        inFlood(
            gate,
            () -> Flood.begin(sites.street().host(), holder, RATE, FLOOD),
            () -> {
              List<Duration> times = new ArrayList<>();
              for (int n = 0; n < 5; n++) {
                times.add(timeToOpen(sites.before(firewall, family)));
              }
              return times;
            });
    assertTrue(took.get(2).compareTo(Duration.ofSeconds(1)) < 0, took.toString());
  }

  /**
   * How long knocks took in a flood, in order. A flood that came as too few datagrams, since its
   * sender was kept from the processor, tells nothing: there is another.
   */
  private static List<Duration> inFlood(
      Gate gate, Callable<Flood> begin, Callable<List<Duration>> knocks) throws Exception {
    List<Long> rates = new ArrayList<>();
    for (int tries = 0; tries < 3; tries++) {
      long before = arrived(gate);
      Flood flood = begin.call();
      List<Duration> took = knocks.call();
      flood.end();
      rates.add((arrived(gate) - before) / FLOOD.toSeconds());
      if (rates.get(tries) >= 20_000) {
        Collections.sort(took);
        return took;
      }
    }
    throw new AssertionError("only so many datagrams a second came: " + rates);
  }

  /** How many packets came to a gate. */
  private static long arrived(Gate gate) throws Exception {
    String[] awk = {"awk", "$1 == \"eth0:\" { print $3 }", "/proc/net/dev"};
    return Long.parseLong(gate.host().run(A_FLOOD, awk).out().strip());
  }

  /** As a client does it: a knock three times, 50 ms, a try; then again with a new time. */
  private static Duration timeToOpen(Visitor visitor) throws Exception {
    long begun = System.nanoTime();
    for (int tries = 0; tries < 50; tries++) {
      String knock = Keyring.knock(visitor, Instant.now());
      visitor.send(PORT, knock, knock, knock);
      Visitor.waitUntil(Duration.ofMillis(50), System.nanoTime());
      if (visitor.call(22, 150) == OPEN) {
        return Duration.ofNanos(System.nanoTime() - begun);
      }
    }
    return Duration.ofDays(1);
  }

  /** As a client does it: a knock and two copies that do not share its fate, then tries. */
  private static Duration timeOfOne(Visitor visitor) throws Exception {
    String knock = Keyring.knock(visitor, Instant.now());
    long begun = System.nanoTime();
    for (int copy : new int[] {0, 7, 25}) {
      Visitor.waitUntil(Duration.ofMillis(copy), begun);
      visitor.send(PORT, knock);
    }
    for (int attempt : new int[] {50, 200, 500}) {
      Visitor.waitUntil(Duration.ofMillis(attempt), begun);
      if (visitor.call(22, 150) == OPEN) {
        return Duration.ofNanos(System.nanoTime() - begun);
      }
    }
    return Duration.ofDays(1);
  }

  @OnEveryGate
  void ten_thousand_forged_syns_keep_nobody_out_who_knocked(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = sites.before(firewall, family);
    int before = connections(firewall);
    knock(visitor);
    syns(visitor, family, Street.VISITORS, MANY);
    assertTrue(
        connections(firewall) < before + 50, "from " + before + " to " + connections(firewall));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void forged_syns_open_for_nobody(Firewall firewall, Family family) throws Exception {
    Visitor visitor = sites.before(firewall, family);
    for (int round = 0; round < 10; round++) {
      syns(visitor, family, Family.numberOf(visitor.address()), 1);
    }
    assertEquals(SILENT, visitor.call(22));
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  /** One SYN to the hidden port from each of the addresses from this number on. */
  private static void syns(Visitor visitor, Family family, int first, int count) throws Exception {
    String number = family == Family.V4 ? "4" : "6";
    Outcome sent =
        sites
            .street()
            .host()
            .run(
                A_FLOOD,
                "perl",
                "-e",
                script(),
                number,
                visitor.gate(),
                "22",
                family.form(),
                Integer.toString(first),
                Integer.toString(count));
    assertEquals(new Outcome(0, "", ""), sent);
  }

  private static int connections(Firewall firewall) throws Exception {
    String[] cat = {"cat", "/proc/sys/net/netfilter/nf_conntrack_count"};
    Outcome count = sites.gate(firewall).host().run(A_FLOOD, cat);
    return Integer.parseInt(count.out().strip());
  }

  private static String script() throws IOException {
    try (InputStream in = SpaFloodIT.class.getResourceAsStream("syn.pl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

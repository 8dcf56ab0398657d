package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.gate.Seen.OPEN;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;
import static psw.gate.SpaSites.knock;
import static psw.gate.Visitor.waitUntil;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import psw.testing.Needs;
import psw.wire.knock.SourceRule;

/**
 * Datagrams that are nearly right open nothing, for the reason that is told, and do no harm to the
 * right one that comes after them.
 */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "setpriv", "iptables-restore", "ip6tables-restore", "nft", "perl"})
@Execution(ExecutionMode.CONCURRENT)
class SpaDatagramIT {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
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

  private static Visitor before(Firewall firewall, Family family) {
    return sites.before(firewall, family);
  }

  @OnEveryGate
  void a_knock_that_opened_opens_nothing_from_elsewhere(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor thief = before(firewall, family);
    String had = knock(visitor).bytes();
    assertEquals(SILENT, thief.ask(PORT, had));
    sites.receiver(firewall).expectTold("refused ", thief);
    assertEquals(SILENT, thief.call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_stolen_knock_that_came_first_does_not_burn_the_honest_one(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor thief = before(firewall, family);
    String knock = Keyring.knock(visitor, Instant.now());
    thief.send(PORT, knock);
    sites.receiver(firewall).expectTold("refused ", thief);
    visitor.send(PORT, knock);
    sites.receiver(firewall).expectOpened(visitor);
    assertEquals(SILENT, thief.call(22));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_knock_counts_50_seconds_off_and_not_61(Firewall firewall, Family family) throws Exception {
    for (int seconds : new int[] {-50, 50}) {
      Visitor visitor = before(firewall, family);
      visitor.send(PORT, Keyring.knock(visitor, Instant.now().plusSeconds(seconds)));
      assertEquals(OPEN, visitor.reach(22), seconds + " s");
    }
    for (int seconds : new int[] {-61, 61}) {
      Visitor visitor = before(firewall, family);
      visitor.send(PORT, Keyring.knock(visitor, Instant.now().plusSeconds(seconds)));
      sites.receiver(firewall).expectTold("refused ", visitor);
      assertEquals(SILENT, visitor.call(22), seconds + " s");
      visitor.send(PORT, Keyring.knock(visitor, Instant.now()));
      assertEquals(OPEN, visitor.reach(22), "it was not burnt");
    }
  }

  @OnEveryGate
  void no_flipped_bit_of_a_knock_opens(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    byte[] knock = HexFormat.of().parseHex(Keyring.knock(visitor, Instant.now()));
    for (int at = 0; at < knock.length; at++) {
      List<String> altered = new ArrayList<>();
      for (int bit = 0; bit < 8; bit++) {
        byte[] one = knock.clone();
        one[at] ^= (byte) (1 << bit);
        altered.add(HexFormat.of().formatHex(one));
      }
      visitor.send(PORT, altered.toArray(String[]::new));
    }
    sites.gate(firewall).awaitHeard();
    assertEquals(SILENT, visitor.call(22));
    visitor.send(PORT, HexFormat.of().formatHex(knock));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_knock_for_another_site_opens_nothing(Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    visitor.send(PORT, Keyring.knockElsewhere(visitor, Instant.now()));
    sites.gate(firewall).awaitHeard();
    assertEquals(SILENT, visitor.call(22));
    visitor.send(PORT, Keyring.knock(visitor, Instant.now()));
    assertEquals(OPEN, visitor.reach(22));
  }

  /** Header: version, suite, two zeros. Body: action, family, port, window, two zeros. */
  @OnEveryGate
  void what_the_first_version_does_not_say_opens_nothing(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    int body = Keyring.HEADER;
    List<String> odd = new ArrayList<>();
    for (int zero : new int[] {2, 3, body + 10, body + 11, body + 12, body + 13, body + 15}) {
      odd.add(Keyring.odd(visitor, Instant.now(), zero, 1));
    }
    odd.add(Keyring.odd(visitor, Instant.now(), 0, 2));
    odd.add(Keyring.odd(visitor, Instant.now(), 1, 2));
    for (int action : new int[] {0, 2, 3}) {
      odd.add(Keyring.odd(visitor, Instant.now(), body + 8, action));
    }
    odd.add(Keyring.odd(visitor, Instant.now(), body + 9, 5));
    visitor.send(PORT, odd.toArray(String[]::new));
    sites.gate(firewall).awaitHeard();
    sites.receiver(firewall).expectTold("refused ", visitor);
    assertEquals(SILENT, visitor.call(22));
    visitor.send(PORT, Keyring.odd(visitor, Instant.now(), body + 8, 1));
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_key_that_was_taken_away_opens_nothing_any_more(Firewall firewall, Family family)
      throws Exception {
    Visitor visitor = before(firewall, family);
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
    sites.keys(firewall).takeFrom(visitor);
    waitUntil(A_SECOND, System.nanoTime());
    knock(visitor);
    assertEquals(SILENT, visitor.call(22));
    sites.keys(firewall).giveTo(visitor, SourceRule.STRICT);
    waitUntil(A_SECOND, System.nanoTime());
    knock(visitor);
    assertEquals(OPEN, visitor.reach(22));
  }

  @OnEveryGate
  void a_key_may_count_in_the_whole_network_of_its_holder_and_no_further(
      Firewall firewall, Family family) throws Exception {
    Visitor visitor = before(firewall, family);
    Visitor exit = before(firewall, family);
    Visitor stranger = visitor.at(sites.street().other(family));
    sites.keys(firewall).giveTo(visitor, SourceRule.NETWORK);
    waitUntil(A_SECOND, System.nanoTime());
    stranger.send(PORT, Keyring.knock(visitor, Instant.now()));
    sites.receiver(firewall).expectTold("refused ", stranger);
    assertEquals(SILENT, stranger.call(22));
    exit.send(PORT, Keyring.knock(visitor, Instant.now()));
    sites.receiver(firewall).expectOpened(exit);
    assertEquals(SILENT, visitor.call(22));
    assertEquals(OPEN, exit.reach(22));
  }
}

package psw.wire.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.SshFingerprint;
import psw.wire.value.SshPublicKey;

class GrantsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATER = Instant.parse("2026-12-23T12:00:00Z");
  private static final String TEXT =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
  private static final SshPublicKey KEY = new SshPublicKey(TEXT);
  private static final SshFingerprint ANA = KEY.fingerprint();
  private static final SshFingerprint EVE = new SshFingerprint("SHA256:" + "A".repeat(43));
  private static final Own OWN =
      new Own(
          Set.of(new IpAddress("192.0.2.1")), Set.of(new Port(8000), new Port(8443), new Port(22)));

  private static Grant grant(String id, String ip, int port, Instant until) {
    return new Grant(id, ANA, new IpAddress(ip), new Port(port), until);
  }

  private static Grants grants(Grant... all) {
    return new Grants(OWN, List.of(all));
  }

  private static String file(Grant... all) {
    return grants(all).authorizedFile(KEY, NOW).orElseThrow().text();
  }

  @Test
  void a_granted_target_is_allowed() {
    Grants grants = grants(grant("g1", "127.0.0.1", 8801, LATER));
    assertEquals(Decision.ALLOWED, grants.decide(ANA, "127.0.0.1", 8801, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 8802",
    "127.0.0.2, 8801",
    "localhost, 8801",
    "127.1, 8801",
    "::ffff:127.0.0.1, 8801",
    "'', 8801",
    "127.0.0.1, -1"
  })
  void another_target_or_another_spelling_is_not_granted(String host, int port) {
    Grants grants = grants(grant("g1", "127.0.0.1", 8801, LATER));
    assertEquals(Decision.NOT_GRANTED, grants.decide(ANA, host, port, NOW));
  }

  @Test
  void another_key_is_not_granted_the_same() {
    Grants grants = grants(grant("g1", "127.0.0.1", 8801, LATER));
    assertEquals(Decision.NOT_GRANTED, grants.decide(EVE, "127.0.0.1", 8801, NOW));
  }

  @Test
  void a_grant_holds_until_the_last_moment_before_its_end() {
    Grants grants = grants(grant("g1", "127.0.0.1", 8801, LATER));
    assertEquals(Decision.ALLOWED, grants.decide(ANA, "127.0.0.1", 8801, LATER.minusNanos(1)));
  }

  @Test
  void a_grant_is_over_at_its_end() {
    Grants grants = grants(grant("g1", "127.0.0.1", 8801, LATER));
    assertEquals(Decision.EXPIRED, grants.decide(ANA, "127.0.0.1", 8801, LATER));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "127.9.9.9", "::1", "192.0.2.1"})
  void the_sites_own_broker_is_never_reached(String ip) {
    Grants grants = grants(grant("g1", ip, 8000, LATER));
    assertEquals(Decision.NEVER, grants.decide(ANA, ip, 8000, NOW));
  }

  @Test
  void the_sites_own_broker_is_never_written_for_sshd() {
    assertEquals(Optional.empty(), grants(grant("g1", "::1", 22, LATER)).authorizedFile(KEY, NOW));
  }

  @Test
  void the_same_port_of_another_host_may_be_granted() {
    Grants grants = grants(grant("g1", "192.0.2.9", 8000, LATER));
    assertEquals(Decision.ALLOWED, grants.decide(ANA, "192.0.2.9", 8000, NOW));
  }

  @Test
  void a_target_of_the_sites_own_is_refused_before_it_is_granted() {
    BadValue refusal =
        assertThrows(BadValue.class, () -> OWN.refuse(new IpAddress("127.0.0.1"), new Port(8443)));
    assertEquals("port", refusal.part());
  }

  @ParameterizedTest
  @CsvSource({
    "::127.0.0.1",
    "::ffff:0:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1:7f00:0:100::",
    "2002:7f00:1::1",
    "::192.0.2.1",
    "64:ff9b::c000:201",
    "2002:c000:201::5"
  })
  void the_sites_own_broker_is_known_within_an_address_that_is_translated(String ip) {
    assertThrows(BadValue.class, () -> OWN.refuse(IpAddress.parse(ip), new Port(8000)));
    assertThrows(BadValue.class, () -> OWN.refuse(new IpAddress(ip), new Port(22)));
  }

  @ParameterizedTest
  @CsvSource({"64:ff9b::c000:209", "2002:c000:209::1", "64:ff9b:1::c000:209"})
  void another_hosts_translated_address_may_be_granted(String ip) throws BadValue {
    OWN.refuse(IpAddress.parse(ip), new Port(8000));
  }

  @ParameterizedTest
  @CsvSource({"169.254.169.254", "fe80::1", "224.0.0.1", "ff02::1", "0.0.0.0", "::"})
  void link_local_and_multicast_targets_cannot_even_be_written(String ip) {
    assertThrows(BadValue.class, () -> IpAddress.parse(ip));
  }

  @Test
  void a_line_is_as_sshd_reads_it() {
    assertEquals(
        "restrict,port-forwarding,expiry-time=\"20261223120000Z\""
            + ",permitopen=\"127.0.0.1:8801\",permitopen=\"[::1]:8811\" "
            + TEXT
            + " psw:g1\n",
        file(grant("g1", "127.0.0.1", 8801, LATER), grant("g2", "::1", 8811, LATER)));
  }

  @Test
  void the_line_that_expires_first_stands_first_and_permits_most() {
    String[] lines =
        file(grant("g1", "127.0.0.1", 1, LATER), grant("g2", "127.0.0.1", 2, SOON)).split("\n", -1);
    assertEquals(3, lines.length); // the last is empty
    assertTrue(lines[0].contains("20261124120100Z") && lines[0].contains(":1\""), lines[0]);
    assertTrue(lines[0].contains(":2\""), lines[0]);
    assertTrue(lines[1].contains("20261223120000Z"), lines[1]);
    assertFalse(lines[1].contains(":2\""), lines[1]);
  }

  @Test
  void a_target_granted_twice_is_permitted_until_the_later_end_once_a_line() {
    String[] lines =
        file(grant("g1", "127.0.0.1", 1, LATER), grant("g2", "127.0.0.1", 1, SOON)).split("\n", -1);
    assertEquals(1, lines[0].split("permitopen", -1).length - 1);
    assertTrue(lines[1].contains("permitopen=\"127.0.0.1:1\""));
  }

  @Test
  void without_a_live_grant_there_is_no_file() {
    assertEquals(
        Optional.empty(), grants(grant("g1", "127.0.0.1", 1, NOW)).authorizedFile(KEY, NOW));
  }

  @Test
  void an_expired_grant_is_not_written() {
    String text = file(grant("g1", "127.0.0.1", 1, NOW), grant("g2", "127.0.0.1", 2, LATER));
    assertFalse(text.contains(":1\""), text);
  }

  @Test
  void the_file_bears_the_keys_hash_as_its_name() {
    AuthorizedFile file =
        grants(grant("g1", "127.0.0.1", 1, LATER)).authorizedFile(KEY, NOW).orElseThrow();
    assertEquals("bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8", file.name());
  }

  @Test
  void an_end_within_a_second_is_cut_to_what_sshd_can_keep() {
    assertEquals(LATER, grant("g1", "127.0.0.1", 1, LATER.plusMillis(999)).until());
  }

  @Test
  void an_end_in_ages_is_cut_to_a_year_that_sshd_can_read() {
    String text = file(grant("g1", "127.0.0.1", 1, Instant.MAX));
    assertTrue(text.contains("\"99991231235959Z\""), text);
  }

  @ParameterizedTest
  @CsvSource({"'g 1'", "''", "'g\n1'", "123456789012345678901234567890123"})
  void an_id_that_could_change_the_line_is_refused(String id) {
    assertThrows(IllegalArgumentException.class, () -> grant(id, "127.0.0.1", 1, LATER));
  }

  @Test
  void the_longest_line_stays_within_what_sshd_promises() {
    String longest =
        file(
            many(Grants.MOST_PER_KEY + 1, "2001:db8:1111:2222:3333:4444:5555:")
                .toArray(Grant[]::new));
    int length = longest.lines().mapToInt(String::length).max().orElseThrow();
    assertTrue(length < 8192, "" + length);
  }

  @Test
  void a_grant_too_many_is_refused_by_the_one_rule_as_by_the_file() {
    List<Grant> all = many(Grants.MOST_PER_KEY + 1, "2001:db8::");
    Grant last = all.get(Grants.MOST_PER_KEY);
    Grants grants = new Grants(OWN, all);
    assertEquals(
        Decision.TOO_MANY, grants.decide(ANA, last.ip().text(), last.port().number(), NOW));
  }

  @Test
  void a_key_reaches_something_until_its_last_grant_ends() {
    Grants grants = grants(grant("g1", "127.0.0.1", 1, SOON), grant("g2", "127.0.0.1", 2, LATER));
    assertEquals(Optional.of(LATER), grants.until(ANA, NOW));
    assertEquals(Optional.empty(), grants.until(ANA, LATER));
  }

  @Test
  void what_the_rule_allows_the_first_unexpired_line_permits_and_nothing_else() {
    Random dice = new Random(20261124);
    for (int round = 0; round < 300; round++) {
      Grants grants = random(dice);
      Instant now = NOW.plusSeconds(dice.nextInt(100));
      String line = firstUnexpired(grants, now);
      for (int target = 0; target < 12; target++) {
        String host = target % 2 == 0 ? "127.0.0.1" : "::1";
        int port = target / 2 + 8798;
        boolean permitted =
            line.contains("permitopen=\"" + (target % 2 == 0 ? host : "[::1]") + ":" + port + '"');
        assertEquals(grants.decide(ANA, host, port, now) == Decision.ALLOWED, permitted, line);
      }
    }
  }

  private static List<Grant> many(int count, String net) {
    List<Grant> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String ip = net + Integer.toHexString(0x1000 + i);
      all.add(grant("g%031d".formatted(i), ip, 60000 + i, LATER));
    }
    return all;
  }

  private static Grants random(Random dice) {
    List<Grant> all = new ArrayList<>();
    for (int i = dice.nextInt(8); i > 0; i--) {
      all.add(
          new Grant(
              "g" + i,
              dice.nextInt(4) == 0 ? EVE : ANA,
              new IpAddress(dice.nextBoolean() ? "127.0.0.1" : "::1"),
              new Port(dice.nextInt(8798, 8804)),
              NOW.plus(Duration.ofSeconds(dice.nextInt(100)))));
    }
    return new Grants(new Own(Set.of(), Set.of(new Port(8800))), all);
  }

  // what sshd does: the first line for the key whose time has not come
  private static String firstUnexpired(Grants grants, Instant now) {
    Pattern expiry =
        Pattern.compile("expiry-time=\"(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z\"");
    // the file was written at NOW, and is read later
    String text = grants.authorizedFile(KEY, NOW).map(AuthorizedFile::text).orElse("");
    for (String line : text.split("\n", -1)) {
      Matcher at = expiry.matcher(line);
      if (at.find() && now.isBefore(Instant.parse(iso(at)))) {
        return line;
      }
    }
    return "";
  }

  private static String iso(Matcher at) {
    return "%s-%s-%sT%s:%s:%sZ"
        .formatted(at.group(1), at.group(2), at.group(3), at.group(4), at.group(5), at.group(6));
  }
}

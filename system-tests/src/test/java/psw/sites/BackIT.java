package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import psw.client.lab.Host;
import psw.testing.Needs;
import psw.testing.Town;

/**
 * One wormhole through a real gate, which is lost in each way that people know and comes back by
 * itself at the same port.
 */
@Needs({
  "root",
  "ip",
  "nsenter",
  "setpriv",
  "iptables-restore",
  "ip6tables-restore",
  "sshd",
  "ssh-keygen",
  "nc",
  "curl",
  "pkill"
})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackIT {
  private static final Duration BACK = Duration.ofSeconds(60);
  private static final String LOG = "root/open.log";
  private static final Pattern WHERE = Pattern.compile("(127\\.83\\.\\d+\\.\\d+:\\d+) -> ana/web");
  private static final Pattern LOST = Pattern.compile("getting it back");
  private static final Pattern FOUND = Pattern.compile("back at ana after ([0-9.]+) s");

  private static Town town;
  private static Process open;
  private static String url;

  @BeforeAll
  static void build() throws Exception {
    town = Town.open();
    open = town.begins(LOG, "open", "ana/web");
    await().atMost(BACK).until(() -> WHERE.matcher(said()).find());
    Matcher where = WHERE.matcher(said());
    assertTrue(where.find());
    url = where.group(1);
    assertReached();
  }

  @AfterAll
  static void close() {
    if (town != null) {
      town.close();
    }
  }

  /** Each ends as it began: reached, and nothing said twice. */
  @AfterEach
  void it_is_the_same_wormhole() {
    assertEquals(1, count(WHERE), said());
  }

  private static String said() {
    try {
      return Files.readString(town.rui().root().resolve(LOG));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int count(Pattern pattern) {
    return (int) pattern.matcher(said()).results().count();
  }

  private static void fault(Host host, String command) throws Exception {
    Town.must(host, "sh", "-c", command);
  }

  private static boolean isReached() throws Exception {
    return town.rui().run(Town.SOON, "sh", "-c", call() + " | grep -q hello").succeeded();
  }

  private static String call() {
    return "nc -w 40 " + url.replace(':', ' ') + " < /dev/null";
  }

  // the service takes one caller after the other, with a moment between
  private static void assertReached() {
    await().atMost(BACK).untilAsserted(() -> assertTrue(isReached(), BackIT::said));
  }

  /** Makes a fault; waits until it is noticed; how many outages were over before. */
  private static int lost(Deed fault) throws Exception {
    int before = count(LOST);
    int over = count(FOUND);
    fault.done();
    await().atMost(BACK).until(() -> count(LOST) > before);
    return over;
  }

  private interface Deed {
    void done() throws Exception;
  }

  private static void assertBack(int before) {
    awaitBack(before);
    assertReached();
  }

  private static void awaitBack(int before) {
    await().atMost(BACK).untilAsserted(() -> assertTrue(count(FOUND) > before, BackIT::said));
    List<String> times = FOUND.matcher(said()).results().map(one -> one.group(1)).toList();
    System.out.println("back after " + times.get(times.size() - 1) + " s");
  }

  private static void sessionsDie() throws Exception {
    fault(town.ana(), "pkill -9 -f '^sshd: psw-tunnel'");
  }

  @Test
  @Order(1)
  void a_session_that_is_killed() throws Exception {
    assertBack(lost(BackIT::sessionsDie));
  }

  @Test
  @Order(2)
  void a_connection_that_is_reset() throws Exception {
    String rule = " INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset";
    int before = lost(() -> fault(town.ana(), "iptables -I" + rule));
    fault(town.ana(), "iptables -D" + rule);
    assertBack(before);
  }

  @Test
  @Order(3)
  void a_network_that_swallows_everything() throws Exception {
    String rule = " INPUT -s 10.77.0.3 -j DROP";
    int before = lost(() -> fault(town.ana(), "iptables -I" + rule));
    fault(town.ana(), "iptables -D" + rule);
    assertBack(before);
  }

  @Test
  @Order(4)
  void a_cable_that_is_pulled_and_plugged_in_again() throws Exception {
    int before = lost(() -> town.rui().unplug());
    town.rui().plug();
    assertBack(before);
  }

  @Test
  @Order(5)
  void another_address_of_this_host() throws Exception {
    assertBack(
        lost(
            () ->
                fault(
                    town.rui(),
                    "ip address add 10.77.0.33/24 dev eth0 && ip address del 10.77.0.3/24 dev eth0"
                        + " && { ip address show eth0 | grep -q 10.77.0.33"
                        + " || ip address add 10.77.0.33/24 dev eth0; }")));
  }

  @Test
  @Order(6)
  void a_site_that_was_off_and_is_started_again() throws Exception {
    int before =
        lost(
            () -> {
              town.site().sshdDies();
              town.site().receiverDies();
            });
    town.site().shut();
    town.site().listen();
    town.site().receive();
    assertBack(before);
  }

  @Test
  @Order(7)
  void a_device_that_slept_while_its_session_ended() throws Exception {
    int over = count(FOUND);
    String rule = " OUTPUT -p tcp --sport 22 -j DROP";
    fault(town.rui(), "pkill -STOP -f '[o]pen ana/web'");
    long since = System.nanoTime();
    // it is gone without a word while nobody could hear
    fault(town.ana(), "iptables -I" + rule);
    sessionsDie();
    fault(town.ana(), "iptables -D" + rule);
    await().atMost(BACK).until(() -> System.nanoTime() - since > Duration.ofSeconds(9).toNanos());
    fault(town.rui(), "pkill -CONT -f '[o]pen ana/web'");
    assertBack(over);
  }

  @Test
  @Order(8)
  void a_site_that_moved_to_another_address() throws Exception {
    // so that the address goes alone
    fault(town.ana(), "echo 1 > /proc/sys/net/ipv4/conf/eth0/promote_secondaries");
    fault(town.ana(), "ip address add 10.77.0.22/24 dev eth0");
    town.site().brokerEnds();
    town.site().servesAt("10.77.0.22");
    fault(town.ana(), "ip address del 10.77.0.2/24 dev eth0");
    // noticed by the announcement, or by silence: at the same port either way
    assertReached();
  }

  @Test
  @Order(9)
  void a_connection_that_came_meanwhile_was_served_when_it_was_back() throws Exception {
    String rule = " INPUT -p tcp --dport 22 -j REJECT --reject-with tcp-reset";
    int before = lost(() -> fault(town.ana(), "iptables -I" + rule));
    Path got = town.rui().root().resolve("root/got");
    Process waits = town.rui().command("sh", "-c", call()).logTo(got).start();
    fault(town.ana(), "iptables -D" + rule);
    awaitBack(before);
    assertEquals(0, waits.waitFor());
    assertEquals("hello\n", Files.readString(got));
    assertReached();
  }

  @Test
  @Order(10)
  void killed_it_leaves_no_port_behind() throws Exception {
    fault(town.rui(), "pkill -9 -f '[o]pen ana/web'");
    String there = "ss -ltn | grep -q " + url.substring(url.indexOf(':'));
    await().atMost(BACK).until(() -> !town.rui().run(Town.SOON, "sh", "-c", there).succeeded());
    fault(town.rui(), "rm /" + LOG);
    open = town.begins(LOG, "open", "ana/web");
    await().atMost(BACK).until(() -> count(WHERE) == 1);
  }

  @Test
  @Order(11)
  void what_its_owner_took_back_ends_it_and_is_said() throws Exception {
    town.site().owner("revoke", "rui");
    sessionsDie();
    await().atMost(BACK).untilAsserted(() -> assertFalse(open.isAlive(), BackIT::said));
    assertEquals(3, open.exitValue(), said());
    assertTrue(said().contains("the site does not let this device use web"), said());
  }
}

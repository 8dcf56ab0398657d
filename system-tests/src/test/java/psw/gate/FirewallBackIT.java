package psw.gate;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** The way back of {@code psw firewall}, whatever gets in between: nobody locks himself out. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "unshare", "setsid", "flock", "iptables-restore", "nft"})
class FirewallBackIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath().normalize();
  private static final String PSW =
      HostAgent.JAVA.resolve("bin/java") + " -XX:TieredStopAtLevel=1 -jar " + JAR + " firewall ";
  private static final String KEEP = " --keep /etc/keep";
  private static final String AT = " --state /etc/state" + KEEP;
  private static final String CONF = " --settings /etc/gate.conf";
  private static final String APPLY = PSW + "apply" + CONF + AT + " --within ";
  private static final String CONFIRM = PSW + "confirm" + AT;
  private static final String ROLLBACK = PSW + "rollback" + AT;
  // the first program loads nothing before /etc/go is there
  private static final String SLOW =
      """
      #!/bin/sh
      if [ "$1" = --noflush ] && [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/1/ns/net)" ]; then
        echo $$ >/etc/waits
        while [ ! -e /etc/go ]; do sleep 0.2; done
      fi
      exec /usr/sbin/iptables-restore "$@"
      """;

  private Street street;
  private Gate gate;
  private String before;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate(22);
    Foreign.load(gate);
    before = Foreign.rules(gate);
    Files.writeString(etc("gate.conf"), "knock = both\nsequence = 7401, 5120, 9233\n");
  }

  @AfterEach
  void close() {
    street.close();
  }

  private Path etc(String name) {
    return gate.host().root().resolve("etc").resolve(name);
  }

  private Outcome atConsole(String script) throws Exception {
    return gate.host().run(SOON, "env", "-u", "SSH_CONNECTION", "sh", "-c", script);
  }

  private String must(String script) throws Exception {
    Outcome outcome = atConsole(script);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  private void fails(String script, String why) throws Exception {
    Outcome outcome = atConsole(script);
    assertEquals(1, outcome.exit(), outcome::toString);
    assertTrue(outcome.err().contains(why), outcome::toString);
  }

  private void expectBack() {
    await().atMost(SOON).untilAsserted(() -> assertEquals(before, Foreign.rules(gate)));
  }

  private Process slowly(String command) throws Exception {
    Files.createDirectory(etc("bin"));
    Files.writeString(etc("bin/iptables-restore"), SLOW);
    must("chmod 755 /etc/bin/iptables-restore");
    String exec = "echo $$ >/etc/pid; PATH=/etc/bin:$PATH exec " + command;
    Process running = gate.host().start("sh", "-c", exec);
    await().atMost(SOON).until(() -> Files.exists(etc("waits")));
    return running;
  }

  @Test
  void of_two_at_once_one_is_told_to_wait_and_the_other_goes_back_as_ever() throws Exception {
    slowly(APPLY + 20);
    fails(APPLY + 5, "another psw firewall is under way");
    fails(CONFIRM, "another psw firewall is under way");
    Files.createFile(etc("go"));
    await().atMost(SOON).until(() -> Foreign.rules(gate).contains("5120"));
    expectBack();
  }

  @Test
  void what_is_loaded_too_late_is_taken_back_at_once() throws Exception {
    Process late = slowly(APPLY + 5);
    await().atMost(SOON).until(() -> !Files.exists(etc("state/due")));
    Files.createFile(etc("go"));
    await().atMost(SOON).until(() -> !late.isAlive());
    expectBack();
  }

  @Test
  void what_others_changed_meanwhile_does_not_hold_up_the_way_back() throws Exception {
    must(APPLY + 60 + " && " + CONFIRM);
    String confirmed = Foreign.rules(gate);
    Files.writeString(etc("gate.conf"), "knock = both\nsequence = 9901, 6001, 8123\n");
    must(APPLY + 60);
    must("iptables -N MINE && iptables -A MINE -p tcp --dport 8080 -j PSW_KNOCK");
    must("ip6tables -D INPUT -j PSW_INPUT");
    assertEquals("back as before\n", must(ROLLBACK));
    must("iptables -F MINE && iptables -X MINE");
    assertEquals(confirmed, Foreign.rules(gate));
  }

  @Test
  void a_rule_of_others_into_a_chain_that_is_to_go_does_not_lock_out() throws Exception {
    must(APPLY + 5);
    must("iptables -N MINE && iptables -A MINE -p tcp --dport 8080 -j PSW_KNOCK");
    must("ip6tables -D INPUT -j PSW_INPUT; iptables -A INPUT -j PSW_INPUT");
    await().atMost(SOON).until(() -> !Foreign.rules(gate).contains("-j PSW_INPUT"));
    await().atMost(SOON).until(() -> !Files.exists(etc("state/going")));
    must("iptables -F MINE && iptables -X MINE && iptables -X PSW_KNOCK");
    expectBack();
    assertEquals(Seen.OPEN, street.visitor(gate, Family.V4).call(22));
  }

  @Test
  void what_cannot_be_taken_back_is_told_and_tried_until_it_is() throws Exception {
    must(APPLY + 300);
    must("mount -t tmpfs -o mode=0755 tmpfs /usr/local/sbin");
    must(
        "cd /usr/local/sbin; printf '#!/bin/sh\\necho no kernel >&2; exit 1\\n' >iptables-restore");
    must("cd /usr/local/sbin; chmod 755 iptables-restore; cp iptables-restore iptables");
    fails(ROLLBACK, "not all rules could be put back: no kernel");
    assertTrue(Foreign.rules(gate).contains("5120"));
    String path = "PATH=/usr/sbin:$PATH ";
    String said = must(path + PSW + "status" + CONF + AT);
    assertTrue(said.contains("warning: what was applied was not confirmed and could NOT"), said);
    fails(path + APPLY + 60, "not all rules could be put back");
    fails(CONFIRM, "nothing waits");
    must("umount /usr/local/sbin");
    // by the timer, or by this
    must(PSW + "status" + CONF + AT);
    expectBack();
  }

  @Test
  void who_takes_the_notes_away_confirms_nothing_by_that() throws Exception {
    must(APPLY + 600 + " && rm -r /etc/state");
    expectBack();
  }

  @Test
  void a_timer_that_was_killed_is_noticed() throws Exception {
    must(APPLY + 5 + " && kill -9 $(cat /etc/state/running)");
    long due = Long.parseLong(Files.readString(etc("state/due")).strip());
    await().atMost(SOON).until(() -> uptime() > due + 3);
    assertTrue(Foreign.rules(gate).contains("5120"));
    Outcome status = atConsole(PSW + "status" + CONF + AT);
    assertTrue(status.err().contains("nobody had gone back; done now"), status::toString);
    assertFalse(status.out().contains("waiting"), status::toString);
    assertEquals(before, Foreign.rules(gate));
  }

  private static long uptime() throws Exception {
    return Long.parseLong(Files.readString(Path.of("/proc/uptime")).split("\\.", 2)[0]);
  }

  @Test
  void what_the_kernel_does_not_have_is_not_confirmed() throws Exception {
    slowly(APPLY + 300);
    must("kill -9 $(cat /etc/pid /etc/waits)");
    fails(CONFIRM, "not all rules were loaded");
    must(ROLLBACK);
    expectBack();
    must(APPLY + 300 + " && iptables -D PSW_INPUT -i lo -j ACCEPT");
    fails(CONFIRM, "what was applied is not what the kernel has");
    assertFalse(Files.exists(etc("keep")));
    must(ROLLBACK);
    expectBack();
  }

  @Test
  void a_confirmation_that_cannot_be_kept_does_not_stop_the_timer() throws Exception {
    must(
        "mkdir /etc/keep && mount -t tmpfs -o size=4k tmpfs /etc/keep && yes >/etc/keep/full || :");
    must(APPLY + 20);
    fails(CONFIRM, "No space left on device");
    assertTrue(Foreign.rules(gate).contains("5120"));
    expectBack();
    must(APPLY + 300);
    fails(CONFIRM, "psw firewall status    says how things stand");
    must("umount /etc/keep && " + CONFIRM);
    assertTrue(Files.readString(etc("keep/iptables.rules")).contains("5120"));
  }

  @Test
  void what_is_not_its_own_in_its_directory_stays() throws Exception {
    must("mkdir -m 0700 /etc/docs && echo thesis >/etc/docs/thesis && ln -s docs /etc/link");
    must("mkdir -m 0755 /etc/everybodys");
    for (String bad : new String[] {"link", "everybodys", "docs/thesis"}) {
      fails(PSW + "apply" + CONF + " --state /etc/" + bad, "a directory of root's alone");
    }
    String docs = " --state /etc/docs" + KEEP;
    must(PSW + "apply" + CONF + docs + " && " + PSW + "confirm" + docs);
    assertEquals("lock\nthesis\nturn\n", must("ls /etc/docs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iptables -S INPUT | sed -n '/PSW/!s/^-A/iptables -D/p' | sh",
        "iptables -F INPUT"
      })
  void rules_of_others_that_stood_before_ours_and_are_gone_leave_no_gate_open(String gone)
      throws Exception {
    must(APPLY + 300 + " && " + CONFIRM);
    // as fail2ban does
    must("iptables -N f2b; iptables -A f2b -j RETURN; iptables -I INPUT -p tcp -j f2b");
    Files.writeString(etc("gate.conf"), "knock = both\nsequence = 9901, 6001, 8123\n");
    must(APPLY + 300);
    must(gone + " && iptables -F f2b && iptables -X f2b");
    assertEquals("back as before\n", must(ROLLBACK));
    assertEquals("-P INPUT ACCEPT\n-A INPUT -j PSW_INPUT\n", must("iptables -S INPUT"));
    assertTrue(must("iptables -S PSW_FIRST").contains("7401"));
  }

  @Test
  void rules_of_others_that_look_like_ours_come_back_each_at_its_place() throws Exception {
    must(APPLY + 300 + " && " + CONFIRM);
    // as fail2ban does
    must("iptables -N f2b; iptables -I INPUT -p tcp -j f2b; iptables -A f2b -s 192.0.2.9 -j DROP");
    must("iptables -A INPUT -s 192.0.2.1 -m comment --comment 'was -j PSW_INPUT once' -j DROP");
    must("iptables -I INPUT -s 192.0.2.2 -j PSW_INPUT");
    must(
        "iptables -N PSW_MINE; iptables -A PSW_MINE -j DROP; iptables -A FORWARD -i lo -j PSW_MINE");
    before = Foreign.rules(gate);
    must(APPLY + 300);
    assertTrue(must("iptables -S INPUT").contains("INPUT ACCEPT\n-A INPUT -j PSW_INPUT\n"));
    must(ROLLBACK);
    assertEquals(before, Foreign.rules(gate));
  }

  private void nftAlone() throws Exception {
    must(
        "mkdir /etc/bin; for p in nft sh unshare mktemp rm cat setsid getent chown chmod env; do"
            + " ln -s $(command -v $p) /etc/bin/$p; done");
  }

  @Test
  void where_iptables_came_later_its_rules_take_the_place_of_those_of_nftables() throws Exception {
    nftAlone();
    must("PATH=/etc/bin " + APPLY + 300 + " && PATH=/etc/bin " + CONFIRM);
    must(APPLY + 300 + " && " + CONFIRM);
    assertEquals("", must("nft list tables | grep -w psw || :"));
    assertEquals("ip6tables.rules\niptables.rules\n", must("ls /etc/keep"));
  }

  @Test
  void the_way_back_from_them_is_to_those_of_nftables() throws Exception {
    nftAlone();
    must("PATH=/etc/bin " + APPLY + 300 + " && PATH=/etc/bin " + CONFIRM);
    before = Foreign.rules(gate);
    must(APPLY + 300);
    assertFalse(Foreign.rules(gate).contains("table inet psw"));
    must(ROLLBACK);
    assertEquals(before, Foreign.rules(gate));
  }

  @Test
  void with_nftables_a_table_of_our_name_comes_back_with_what_is_in_it() throws Exception {
    nftAlone();
    must("nft 'add table inet psw; add set inet psw mine { type ipv4_addr; }'");
    must("nft add element inet psw mine '{ 192.0.2.7 }'");
    before = Foreign.rules(gate);
    must("PATH=/etc/bin " + APPLY + 300);
    assertTrue(Foreign.rules(gate).contains("5120"));
    assertEquals("back as before\n", must("PATH=/etc/bin " + ROLLBACK));
    assertEquals(before, Foreign.rules(gate));
  }
}

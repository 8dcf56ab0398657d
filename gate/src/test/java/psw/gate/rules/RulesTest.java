package psw.gate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static List<String> rules(Backend backend, String settings) throws Exception {
    String whole = Rules.of(Settings.parse(settings)).whole(backend, "");
    return whole.lines().map(String::strip).filter(l -> !l.startsWith("#")).toList();
  }

  private static List<String> naming(String word, Backend backend, String settings)
      throws Exception {
    Pattern pattern = Pattern.compile("(^|[ ,])" + Pattern.quote(word) + "([ ,]|$)");
    return rules(backend, settings).stream().filter(l -> pattern.matcher(l).find()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void a_broker_on_loopback_is_in_no_rule(Backend backend) throws Exception {
    assertEquals(List.of(), naming("8000", backend, ""));
    assertEquals(List.of(), naming("8443", backend, ""));
  }

  @Test
  void a_broker_for_networks_is_open_to_those_of_the_family() throws Exception {
    String lan = "broker = 192.168.0.0/16, 10.0.0.0/8, fd00::/8";
    assertEquals(4, naming("8000", Backend.IPTABLES, lan).size());
    assertEquals(2, naming("192.168.0.0/16", Backend.IPTABLES, lan).size());
    assertEquals(2, naming("fd00::/8", Backend.IP6TABLES, lan).size());
    assertEquals(2, naming("8000", Backend.IP6TABLES, lan).size());
    assertEquals(2, naming("10.0.0.0/8", Backend.NFTABLES, lan).size());
    assertEquals(2, naming("fd00::/8", Backend.NFTABLES, lan).size());
  }

  @Test
  void both_ports_of_a_broker_share_a_rule_when_the_same_people_reach_them() throws Exception {
    String both = "broker = public\ntls = public";
    assertEquals(2, naming("8000,8443", Backend.IPTABLES, both).size());
    String apart = "broker = 10.0.0.0/8\ntls = public";
    assertEquals(
        List.of(
            "-A INPUT -p tcp --dport 8443 --syn -m conntrack --ctstate NEW -m connlimit"
                + " --connlimit-above 32 --connlimit-mask 32 -j DROP",
            "-A INPUT -p tcp --dport 8443 --syn -m conntrack --ctstate NEW -j ACCEPT"),
        naming("8443", Backend.IPTABLES, apart));
  }

  @ParameterizedTest
  @EnumSource
  void only_a_gate_for_datagrams_takes_them(Backend backend) throws Exception {
    String sequence = "knock = sequence\nsequence = 1, 2, 3";
    assertEquals(List.of(), naming("62201", backend, sequence));
    assertFalse(naming("62201", backend, "").isEmpty());
    assertFalse(
        naming("62201", backend, sequence.replace("knock = sequence", "knock = both")).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void what_a_flood_leaves_no_room_for_is_taken_of_each_who_sends_few(Backend backend)
      throws Exception {
    List<String> all = rules(backend, "");
    List<String> limits = all.stream().filter(l -> l.contains("10000/second")).toList();
    assertEquals(2, limits.size());
    int first = all.indexOf(limits.get(0));
    // after the first, and before or within the second
    String each = String.join("\n", all.subList(first + 1, all.lastIndexOf(limits.get(1)) + 1));
    List<String> needs =
        switch (backend) {
          case IPTABLES -> List.of("--hashlimit-upto 100/second", "--hashlimit-srcmask 32");
          case IP6TABLES -> List.of("--hashlimit-upto 100/second", "--hashlimit-srcmask 64");
          case NFTABLES ->
              List.of(
                  "{ ip saddr limit rate over 100/second",
                  "{ ip6 saddr and ffff:ffff:ffff:ffff:: limit rate over 100/second");
        };
    needs.forEach(need -> assertTrue(each.contains(need), each));
  }

  @Test
  void a_window_that_stays_open_takes_no_entry_away() throws Exception {
    assertEquals(
        List.of(
            "-A PSW_KNOCK -p tcp -m multiport --dports 22,22022 -m recent --rcheck --seconds 60"
                + " --name PSW6_SPA --rsource -j ACCEPT"),
        naming("PSW6_SPA", Backend.IP6TABLES, "once = no\nwindow = 60\nssh = 22, 22022"));
    assertFalse(
        rules(Backend.NFTABLES, "once = no").stream().anyMatch(l -> l.contains("delete @")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh = 22022, 22\nopen = 443/tcp, 51820/udp, 80/tcp\nbroker = public",
        "tls = 192.168.0.0/16, fd00::/8\ntls-port = 8444\nbroker-port = 8001\nonce = no",
        "knock = both\nsequence = 7401, 5120, 9233\nspa-port = 40000\nwindow = 60",
        "knock = sequence\nsequence = 7401, 5120, 9233, 6000",
        "lan = eth1, br-lan.7\nlan-network = 10.128.0.0/12"
      })
  void our_own_chains_tell_the_settings_that_they_were_made_from(String text) throws Exception {
    Settings settings = Settings.parse(text);
    for (Backend backend : Backend.values()) {
      String own = Rules.of(settings).own(backend, Set.of());
      assertEquals(Optional.of(settings), Rules.madeFrom(own));
    }
  }

  @Test
  void a_network_behind_the_host_is_in_no_rule_of_ipv6() throws Exception {
    assertEquals(List.of(), naming("eth1", Backend.IP6TABLES, "lan = eth1"));
    assertEquals(3, naming("eth1", Backend.IPTABLES, "lan = eth1").size());
  }

  @Test
  void rules_of_others_do_not() {
    assertEquals(Optional.empty(), Rules.madeFrom("# ssh = 22\n*filter\nCOMMIT\n"));
  }

  @Test
  void of_our_own_chains_none_is_the_kernels() {
    String own = Rules.of(Settings.originalBySpa()).own(Backend.IPTABLES, Set.of());
    assertFalse(
        Pattern.compile("(?m)^(-A |:)(INPUT|OUTPUT|FORWARD|PREROUTING) ").matcher(own).find());
    assertTrue(own.contains("-I INPUT 1 -j PSW_INPUT\n"));
    assertTrue(own.contains("-A PSW_INPUT -j DROP\n"));
    assertFalse(own.contains("-D "));
  }

  @Test
  void a_way_that_is_there_is_laid_anew_and_not_twice() {
    String saved =
        """
        *raw
        -A PREROUTING -j PSW_PREROUTING
        COMMIT
        *filter
        :PSW_INPUT - [0:0]
        -A INPUT -i lo -j ACCEPT
        -A INPUT -j PSW_INPUT
        -A FORWARD -j PSW_INPUT
        COMMIT
        """;
    List<Jump> there = Jump.in(saved);
    assertEquals(List.of(Jump.PREROUTING, Jump.INPUT), there);
    String own = Rules.of(Settings.originalBySpa()).own(Backend.IPTABLES, there);
    assertTrue(own.contains("-D INPUT -j PSW_INPUT\n-I INPUT 1 -j PSW_INPUT\n"));
    assertFalse(own.contains("-D OUTPUT"));
  }

  @Test
  void a_host_with_nftables_alone_is_told_an_address_in_one_step() throws Exception {
    String v4 = "element inet psw spa_4 { 192.0.2.7 }\n";
    InetAddress four = InetAddress.getByName("192.0.2.7");
    assertEquals("add " + v4 + "delete " + v4 + "add " + v4, Rules.admit(four));
    InetAddress six = InetAddress.getByName("fe80::7%1");
    assertTrue(Rules.admit(six).startsWith("add element inet psw spa_6 { fe80:0:0:0:0:0:0:7 }\n"));
  }
}

package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.gate.rules.Count;
import psw.gate.status.Status.Entry;
import psw.wire.value.BadValue;

class NftablesTextTest {
  /** As nft 1.0.6 printed it. */
  private static final String TABLE =
      """
      {"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}, \
      {"table": {"family": "inet", "name": "psw", "handle": 1}}, \
      {"counter": {"family": "inet", "name": "knocks", "table": "psw", "handle": 2, "packets": 12, "bytes": 1392}}, \
      {"set": {"family": "inet", "name": "spa_4", "table": "psw", "type": "ipv4_addr", "handle": 3, "size": 4096, \
      "flags": ["timeout"], "timeout": 30, "elem": [{"elem": {"val": "10.77.0.2", "expires": 28}}, {"elem": {"val": "10.77.0.3", "expires": 2}}]}}, \
      {"set": {"family": "inet", "name": "spa_6", "table": "psw", "type": "ipv6_addr", "handle": 4, "size": 4096, \
      "flags": ["timeout"], "timeout": 30, "elem": [{"elem": {"val": "fd77::2", "timeout": 20, "expires": 18}}]}}, \
      {"set": {"family": "inet", "name": "open_4", "table": "psw", "type": "ipv4_addr", "handle": 5, "size": 4096, "flags": ["timeout"], "timeout": 30}}, \
      {"chain": {"family": "inet", "table": "psw", "name": "input", "handle": 1, "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}}, \
      {"rule": {"family": "inet", "table": "psw", "chain": "input", "handle": 5, "expr": [{"match": {"op": "==", \
      "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 62201}}, {"counter": "knocks"}, {"accept": null}]}}]}
      """;

  /** The whole of a host: ours, Docker by iptables-nft, podman, firewalld. */
  private static final String RULESET =
      """
      table inet psw {
      	chain input {
      		type filter hook input priority filter; policy drop;
      		udp dport 62201 counter name "knocks" accept
      	}
      }
      # Warning: table ip nat is managed by iptables-nft, do not touch!
      table ip nat {
      	chain DOCKER {
      		iifname != "docker0" tcp dport 8080 counter packets 0 bytes 0 dnat to 172.17.0.2:80
      		iifname != "docker0" ip daddr 127.0.0.1 tcp dport 8081 counter packets 0 bytes 0 dnat to 172.17.0.3:80
      	}
      }
      table ip dn {
      	chain pre {
      		type nat hook prerouting priority dstnat; policy accept;
      		tcp dport { 81, 82 } dnat to 10.88.0.5
      	}
      }
      table ip filter {
      	chain INPUT {
      		type filter hook input priority filter; policy accept;
      		tcp dport 22 counter packets 0 bytes 0 accept
      	}
      }
      table inet firewalld {
      	chain filter_INPUT {
      		type filter hook input priority filter + 10; policy accept;
      		reject with icmpx admin-prohibited
      	}
      }
      """;

  @Test
  void a_table_that_drops_nothing_hides_nothing() {
    String ours = RULESET.substring(0, RULESET.indexOf("#"));
    assertTrue(NftablesText.isShut(ours.lines().toList()));
    assertFalse(NftablesText.isShut(List.of()));
    assertFalse(NftablesText.isShut(ours.replace("drop", "accept").lines().toList()));
    String dormant = ours.replaceFirst("\\{\n", "{\n\tflags dormant\n");
    assertFalse(NftablesText.isShut(dormant.lines().toList()), dormant);
  }

  @Test
  void who_is_in_a_set_stays_as_long_as_it_says() throws BadValue {
    Duration window = Duration.ofSeconds(30);
    assertEquals(
        List.of(
            new Entry("10.77.0.2", "SPA", Optional.of(Duration.ofSeconds(28))),
            new Entry("10.77.0.3", "SPA", Optional.of(Duration.ofSeconds(2)))),
        NftablesText.entries(TABLE, "spa_4", "SPA", window));
    assertEquals(1, NftablesText.entries(TABLE, "spa_6", "SPA", window).size());
    assertEquals(List.of(), NftablesText.entries(TABLE, "open_4", "OPEN", window));
  }

  @Test
  void counters_are_read_by_their_names() throws BadValue {
    assertEquals(Map.of(Count.KNOCKS, 12L), NftablesText.counts(TABLE));
  }

  @Test
  void ports_that_are_sent_on_are_named_and_not_those_of_loopback() {
    assertEquals(Set.of("8080/tcp", "81/tcp", "82/tcp"), NftablesText.forwarded(RULESET));
  }

  @Test
  void tables_of_others_that_drop_what_is_for_this_host_are_named() {
    assertEquals(
        List.of("inet firewalld"),
        NftablesText.denying(RULESET, table -> !table.equals("inet psw")));
  }
}

package psw.gate.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import psw.gate.rules.Backend;

class NftLinesTest {
  private static final String TABLE =
      """
      table inet psw {
      	flags dormant

      	counter knocks {
      	}

      	set spa_4 {
      		type ipv4_addr
      		timeout 30s
      	}

      	set spa_6 {
      		type ipv6_addr
      		timeout 30s
      	}

      	chain input {
      		type filter hook input priority filter; policy drop;
      		tcp dport { 22, 443 } accept
      	}
      }
      """;

  @Test
  void each_line_is_told_with_the_set_or_chain_that_it_stands_in() {
    assertEquals(
        List.of(
            "flags dormant",
            "counter knocks",
            "set spa_4",
            "set spa_4: type ipv4_addr",
            "set spa_4: timeout 30s",
            "set spa_6",
            "set spa_6: type ipv6_addr",
            "set spa_6: timeout 30s",
            "chain input",
            "chain input: type filter hook input priority filter; policy drop;",
            "chain input: tcp dport { 22, 443 } accept"),
        NftLines.of(TABLE));
  }

  @Test
  void what_changes_in_one_set_is_not_taken_for_a_change_of_another() {
    String then = TABLE.replaceFirst("30s", "60s");
    assertEquals(
        List.of("-set spa_4: timeout 30s", "+set spa_4: timeout 60s"),
        Difference.of(Backend.NFTABLES, NftLines.of(TABLE), NftLines.of(then)).lines());
  }
}

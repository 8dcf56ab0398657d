package psw.gate;

import java.nio.file.Files;
import java.time.Duration;
import psw.gate.rules.Backend;

/** What others have in a host's firewall already, and all that is in it. */
final class Foreign {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** As an owner, ufw and Docker leave them. */
  private static final String FOREIGN =
      """
      *raw
      -A PREROUTING -p tcp --dport 7 -j DROP
      COMMIT
      *nat
      :DOCKER - [0:0]
      -A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER
      COMMIT
      *filter
      :DOCKER-USER - [0:0]
      :ufw-before-input - [0:0]
      :FORWARD DROP [0:0]
      -A INPUT -j ufw-before-input
      -A INPUT -p tcp --dport 22 -j ACCEPT
      -A INPUT -p tcp --dport 5432 -j ACCEPT
      -A FORWARD -j DOCKER-USER
      -A OUTPUT -p tcp --dport 25 -j DROP
      COMMIT
      """;

  private Foreign() {}

  static void load(Gate gate) throws Exception {
    feed(gate, Backend.IPTABLES, FOREIGN);
    feed(gate, Backend.IP6TABLES, FOREIGN);
  }

  /** Loads rules beside those that are there. */
  static void feed(Gate gate, Backend backend, String text) throws Exception {
    Files.writeString(gate.host().root().resolve("etc/ours"), text);
    String option = backend == Backend.NFTABLES ? "-f" : "--noflush";
    Firewall.run(gate.host(), backend.program(), option, "/etc/ours");
  }

  /** All rules of all families, without counters. */
  static String rules(Gate gate) throws Exception {
    String save = "iptables-save; ip6tables-save; nft -s list table inet psw 2> /dev/null";
    String all = gate.host().run(SOON, "sh", "-c", save).out();
    // tables and chains of the kernel that were made empty stay, and mean nothing
    return all.replaceAll("(?m)^#.*\n", "").replaceAll("\\[\\d+:\\d+\\]", "");
  }
}

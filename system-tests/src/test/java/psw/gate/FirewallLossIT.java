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
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** {@code psw firewall} where something gets lost on the way: a kernel's consent, psw, the host. */
@Tag("gate")
@Needs({"root", "ip", "nsenter", "unshare", "setsid", "iptables-restore", "nft"})
class FirewallLossIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path JAR =
      Path.of("..", "client-tools", "target", "psw", "psw.jar").toAbsolutePath().normalize();
  private static final String PSW =
      HostAgent.JAVA.resolve("bin/java") + " -XX:TieredStopAtLevel=1 -jar " + JAR + " firewall ";
  private static final String AT = " --state /etc/state --keep /etc/keep";
  private static final String APPLY = PSW + "apply --settings /etc/gate.conf" + AT;
  private static final Path BOOT = Path.of("..", "server-config", "gate", "psw-firewall");

  private Street street;
  private Gate gate;
  private String before;

  @BeforeEach
  void build() throws Exception {
    street = Street.open();
    gate = street.gate();
    Foreign.load(gate);
    before = Foreign.rules(gate);
    settings("knock = both\nsequence = 7401, 5120, 9233\n");
  }

  @AfterEach
  void close() {
    street.close();
  }

  private static Path etc(Gate gate, String name) {
    return gate.host().root().resolve("etc").resolve(name);
  }

  private void settings(String text) throws Exception {
    Files.writeString(etc(gate, "gate.conf"), text);
  }

  private Outcome atConsole(String script) throws Exception {
    return gate.host().run(SOON, "env", "-u", "SSH_CONNECTION", "sh", "-c", script);
  }

  private void must(String script) throws Exception {
    Outcome outcome = atConsole(script);
    assertEquals(0, outcome.exit(), outcome::toString);
  }

  private void expectBack() {
    await().atMost(SOON).until(() -> Foreign.rules(gate).equals(before));
  }

  @Test
  void what_the_kernel_refuses_for_one_family_is_taken_back_for_both() throws Exception {
    // somebody else's rule holds a chain that is to go
    must("ip6tables -N PSW_EIGHTH && ip6tables -A FORWARD -j PSW_EIGHTH");
    before = Foreign.rules(gate);
    Outcome refused = atConsole(APPLY);
    assertEquals(1, refused.exit(), refused::toString);
    assertTrue(refused.err().contains("ip6tables-restore refuses the rules"), refused.err());
    assertEquals(before, Foreign.rules(gate));
    assertEquals(1, atConsole(PSW + "confirm" + AT).exit(), "nothing waits");
  }

  @Test
  void killed_in_the_middle_of_loading_it_goes_back_all_the_same() throws Exception {
    // the second family's program does not come to its end
    String slow =
        """
        #!/bin/sh
        if [ "$1" = --noflush ] && [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/1/ns/net)" ]; then exec sleep 600; fi
        exec /usr/sbin/ip6tables-restore "$@"
        """;
    Files.createDirectory(etc(gate, "bin"));
    Files.writeString(etc(gate, "bin/ip6tables-restore"), slow);
    must("chmod 755 /etc/bin/ip6tables-restore");
    String apply = "echo $$ > /etc/pid; PATH=/etc/bin:$PATH exec " + APPLY + " --within 15";
    gate.host().start("sh", "-c", apply);
    await().atMost(SOON).until(() -> Foreign.rules(gate).contains("5120"));
    must("kill -9 $(cat /etc/pid)");
    expectBack();
    assertFalse(Files.exists(etc(gate, "keep")));
  }

  @Test
  void a_host_that_restarts_before_they_are_confirmed_has_those_from_before() throws Exception {
    must(APPLY + " && " + PSW + "confirm" + AT);
    String confirmed = Foreign.rules(gate);
    settings("knock = both\nsequence = 9901, 6001, 8123\n");
    must(APPLY + " --within 600");
    assertTrue(Foreign.rules(gate).contains("9901"));
    Gate again = street.gate();
    Foreign.load(again);
    Files.createDirectory(etc(again, "keep"));
    for (String file : new String[] {"iptables.rules", "ip6tables.rules"}) {
      Files.copy(etc(gate, "keep/" + file), etc(again, "keep/" + file));
    }
    Files.copy(BOOT, etc(again, "boot"));
    Firewall.run(again.host(), "sh", "/etc/boot", "load", "/etc/keep");
    assertEquals(confirmed, Foreign.rules(again));
  }
}

package psw.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.testing.Needs;

/** The units as systemd itself judges them, without running them. */
@Needs({"systemd-analyze", "sshd", "java"})
class UnitsIT {
  private static final Path UNITS = Site.CONFIG.resolve("systemd");

  // what the units start lies where an installation puts it; seen by this process alone
  private static final String INSTALLED =
      """
      set -e
      mount -t tmpfs tmpfs /usr/libexec
      mkdir /usr/libexec/psw
      cp "$1" /usr/libexec/psw
      shift
      exec systemd-analyze --no-pager verify "$@"
      """;

  @Test
  @Needs({"root", "unshare", "mount"})
  void systemd_finds_no_fault() throws Exception {
    assertEquals("", verified(all()));
  }

  // what it says of the host's own is no matter of ours
  @Test
  @Needs({"root", "unshare", "mount"})
  void systemd_finds_no_order_that_contradicts_itself() throws Exception {
    List<String> units = new ArrayList<>(all());
    units.addAll(List.of("nftables.service", "systemd-networkd.service", "multi-user.target"));
    String said = verified(units);
    assertFalse(said.contains("cycle") || said.contains("psw-"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "psw-gate, 2.0",
    "psw-admit, 2.0",
    "psw-sshd, 3.0",
    "psw-reap, 1.5",
    "psw-broker, 2.0",
    "psw-lan, 2.0",
    "psw-rendezvous, 2.0",
    "psw-firewall, 4.5"
  })
  void what_the_unit_exposes_stays_small(String unit, double most) throws Exception {
    String file = UNITS.resolve(unit + ".service").toString();
    String said =
        said(List.of("systemd-analyze", "--no-pager", "security", "--offline=true", file));
    Matcher score = Pattern.compile("exposure level for \\S+: ([0-9.]+)").matcher(said);
    assertTrue(score.find(), said);
    System.out.println(unit + ": exposure " + score.group(1));
    assertTrue(Double.parseDouble(score.group(1)) <= most, said);
  }

  @Test
  void each_unit_has_a_figure_that_it_keeps() throws Exception {
    CsvSource figures =
        getClass()
            .getDeclaredMethod("what_the_unit_exposes_stays_small", String.class, double.class)
            .getAnnotation(CsvSource.class);
    assertEquals(
        all().stream().filter(file -> file.endsWith(".service")).sorted().toList(),
        Stream.of(figures.value())
            .map(line -> UNITS.resolve(line.replaceAll(",.*", "") + ".service").toString())
            .sorted()
            .toList());
  }

  @Test
  void the_rules_are_there_before_any_network_and_after_those_who_empty_the_firewall()
      throws Exception {
    BootOrder order = BootOrder.of(UNITS, Path.of("/usr/lib/systemd/system"));
    String rules = "psw-firewall.service";
    assertTrue(order.isBefore(rules, "network-pre.target"));
    assertTrue(order.isBefore(rules, "systemd-networkd.service"));
    assertTrue(order.isBefore(rules, "network.target"));
    assertTrue(order.isBefore("nftables.service", rules));
    assertTrue(order.isBefore(rules, "psw-gate.service"));
    for (String network : List.of("network-pre", "network", "network-online", "basic")) {
      assertFalse(order.isBefore(network + ".target", rules), network);
    }
    assertTrue(order.wanted("sysinit.target").contains(rules));
  }

  private static String verified(List<String> units) throws Exception {
    List<String> words = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", INSTALLED, "sh"));
    words.add(UNITS.resolveSibling("gate/psw-firewall").toString());
    words.addAll(units);
    return said(words);
  }

  private static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(UNITS)) {
      return files
          .map(Path::toString)
          .filter(name -> name.matches(".*\\.(service|socket)"))
          .sorted()
          .toList();
    }
  }

  private static String said(List<String> words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

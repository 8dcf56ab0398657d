package psw.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.testing.Needs;

/** The units as systemd itself judges them, without running them. */
@Needs({"systemd-analyze", "sshd"})
class UnitsIT {
  private static final Path UNITS = Site.CONFIG.resolve("systemd");

  private static String analyze(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "--no-pager"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"psw-sshd", "psw-reap"})
  void systemd_finds_no_fault(String unit) throws Exception {
    assertEquals("", analyze("verify", UNITS.resolve(unit + ".service").toString()));
  }

  @ParameterizedTest
  @CsvSource({"psw-sshd, 3.0", "psw-reap, 1.5"})
  void what_the_unit_exposes_stays_small(String unit, double most) throws Exception {
    String said =
        analyze("security", "--offline=true", UNITS.resolve(unit + ".service").toString());
    Matcher score = Pattern.compile("exposure level for \\S+: ([0-9.]+)").matcher(said);
    assertTrue(score.find(), said);
    System.out.println(unit + ": exposure " + score.group(1));
    assertTrue(Double.parseDouble(score.group(1)) <= most, said);
  }
}

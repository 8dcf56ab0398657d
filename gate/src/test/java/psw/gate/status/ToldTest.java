package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.gate.rules.Settings;
import psw.gate.status.Warning.Kind;

class ToldTest {
  private static final String BROKER =
      "/usr/bin/java\0-Dpsw.port=8000\0-jar\0/x/payara-micro.jar\0--deploy\0/x/broker.war\0";
  private static final String SSHD = "# ours\nPort 22022\n";

  private static Told told(String environment) {
    return Told.parse(BROKER, environment, SSHD).orElseThrow();
  }

  @Test
  void what_a_broker_tells_is_read_off_its_settings() {
    Told told = told("PSW_SPA_PORT=62201\0PSW_KNOCK_PORTS=7401, 5120,9233\0PSW_SSH_PORT=2222\0");
    assertEquals(new Told(Optional.of(62201), List.of(7401, 5120, 9233), 2222), told);
  }

  @Test
  void a_property_goes_before_the_variable() {
    String command = BROKER.replace("-jar", "-Dpsw.spa.port=7000\0-jar");
    Told told = Told.parse(command, "PSW_SPA_PORT=62201\0", SSHD).orElseThrow();
    assertEquals(Optional.of(7000), told.spa());
  }

  @Test
  void what_is_not_set_is_what_was_installed() {
    assertEquals(new Told(Optional.empty(), List.of(), 22022), told("HOME=/\0"));
    assertEquals(22, Told.parse(BROKER, "", "").orElseThrow().ssh());
  }

  @Test
  void another_program_is_no_broker() {
    assertEquals(Optional.empty(), Told.parse("/usr/bin/java\0-jar\0psw.jar\0broker\0", "", ""));
  }

  @Test
  void the_sequence_is_not_printed() {
    assertFalse(told("PSW_KNOCK_PORTS=7401,5120,9233\0").toString().contains("7401"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh = 22022|PSW_SPA_PORT=62201|",
        "ssh = 22022;spa-port = 7000|PSW_SPA_PORT=62201|TOLD_DATAGRAM",
        "ssh = 22022;knock = sequence;sequence = 7, 5, 9|PSW_SPA_PORT=62201|TOLD_DATAGRAM",
        "ssh = 22022||TOLD_NO_DATAGRAM",
        "ssh = 22022;knock = sequence;sequence = 7, 5, 9|PSW_KNOCK_PORTS=7,5,9|",
        "ssh = 22022;knock = both;sequence = 7, 5, 9|PSW_KNOCK_PORTS=7,5,9|",
        "ssh = 22022;knock = sequence;sequence = 7, 5, 9|PSW_KNOCK_PORTS=7,9,5|TOLD_SEQUENCE",
        "ssh = 22|PSW_SPA_PORT=62201|TOLD_SSH",
        "ssh = 22;open = 22022/tcp|PSW_SPA_PORT=62201|",
      })
  void what_does_not_agree_with_the_gate_is_warned_of(
      String settings, String environment, Kind kind) throws Exception {
    Told told = told(environment == null ? "" : environment + "\0");
    List<Kind> kinds =
        Beside.disagreements(Settings.parse(settings.replace(";", "\n")), told).stream()
            .map(Warning::kind)
            .toList();
    assertEquals(kind == null ? List.of() : List.of(kind), kinds);
  }
}

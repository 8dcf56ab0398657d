package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateConfTest {
  @TempDir private Path etc;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh = 22;open = 22/tcp"
            + "|, line 2: a port has one use, and 22 of \"open\" is that of \"ssh\" already",
        "broker-port = 22"
            + "|, line 1: a port has one use, and 22 of \"broker-port\" is that of \"ssh\" already",
        ";sssh = 22|, line 2: there is no key \"sssh\"",
        "interface = eth7|, line 1: there is no key \"interface\"",
        "ssh 22|, line 1: it is no setting: key = value is needed",
        "ssh = 1;ssh = 2|, line 2: \"ssh\" is there twice",
        "broker = 192.168.1.5/24|, line 1: broker = 192.168.1.5/24 cannot be: it is public,"
            + " loopback, or up to 16 networks by their first addresses, commas between,"
            + " as 192.168.1.0/24",
        "knock = spy|, line 1: knock = spy cannot be: it is spa, sequence or both",
        "ssh =|, line 1: \"ssh\" cannot be: it is 1 to 4 ports, commas between",
        "spa-port = 0|, line 1: spa-port = 0 cannot be: it is a port, 1 to 65535",
        "knock = both|, line 1: \"sequence\" is missing, which \"knock\" needs",
        "sequence = 7, 8, 7"
            + "|, line 1: a port has one use, and one stands twice in \"sequence\"",
        "sequence = 7401, 1"
            + "|, line 1: \"sequence\" cannot be: it is 3 to 8 ports, all different, commas between",
      })
  void what_is_wrong_is_said_with_its_line(String text, String said) throws IOException {
    Path file = Files.writeString(etc.resolve("gate.conf"), text.replace(";", "\n"));
    GateConf.Bad bad = assertThrows(GateConf.Bad.class, () -> GateConf.read(file));
    assertEquals(file + said, bad.getMessage());
  }

  @Test
  void what_is_no_file_is_named() {
    IOException e = assertThrows(IOException.class, () -> GateConf.read(etc));
    assertEquals(etc + ": Is a directory", FileWords.of(e));
  }

  @Test
  void what_goes_on_and_on_is_not_read_to_its_end() throws IOException {
    Path file = Files.writeString(etc.resolve("gate.conf"), "#\n".repeat(1 << 20));
    GateConf.Bad bad = assertThrows(GateConf.Bad.class, () -> GateConf.read(file));
    assertEquals(file + " is too long for settings", bad.getMessage());
  }

  @Test
  void the_file_of_a_new_site_names_every_key_and_can_be_read() throws IOException {
    String text = Files.readString(Path.of("..", "server-config", "gate", "gate.conf"));
    Path file = etc.resolve("gate.conf");
    GateConf.read(Files.writeString(file, text));
    String all = text.replaceAll("(?m)^#(?=[a-z-]+ = )", "");
    GateConf.read(Files.writeString(file, all));
    for (String key : psw.gate.rules.Settings.keys()) {
      assertTrue(all.contains("\n" + key + " = "), key);
    }
  }

  @Test
  void bytes_that_are_no_text_are_said_to_be_none() throws IOException {
    Path file = Files.write(etc.resolve("gate.conf"), new byte[] {'#', (byte) 0xe4, '\n'});
    GateConf.Bad bad = assertThrows(GateConf.Bad.class, () -> GateConf.read(file));
    assertEquals(file + " is not written in UTF-8", bad.getMessage());
  }
}

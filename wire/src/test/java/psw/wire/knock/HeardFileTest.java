package psw.wire.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.IpAddress;

class HeardFileTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);
  private static final String ID = Base64Url.encode(new byte[8]);
  private static final String OTHER = Base64Url.encode(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
  private static final String TAG = "0a".repeat(16);
  private static final String FIRST = "psw-gate-heard 1 1795000000\n";
  private static final String LINE =
      String.join(" ", ID, TAG, "no-grant", "1794999990", "2001:db8::7", "-241");

  private static Heard heard(Heard.What what) {
    return new Heard(TAG, what, NOW.minusSeconds(10), new IpAddress("2001:db8::7"), -241);
  }

  private static String refused(String text) {
    return assertThrows(BadValue.class, () -> HeardFile.parse(text)).part();
  }

  @Test
  void one_line_is_for_each_key() throws BadValue {
    HeardFile file = new HeardFile(NOW, Map.of(ID, heard(Heard.What.NO_GRANT)));
    assertEquals(FIRST + LINE + '\n', file.text());
    assertEquals(file, HeardFile.parse(file.text()));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_read_the_same(Heard.What what) throws BadValue {
    HeardFile file = new HeardFile(NOW, Map.of(OTHER, heard(what), ID, heard(what)));
    assertEquals(file, HeardFile.parse(file.text()));
  }

  @Test
  void a_gate_that_heard_nobody_is_alive() throws BadValue {
    assertEquals(new HeardFile(NOW, Map.of()), HeardFile.parse(FIRST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "psw-gate-heard 1\n",
        "psw-gate-heard 2 1795000000\n",
        "psw-gate-heard 1 soon\n",
        "psw-gate-heard 1 1795000000 \n",
        "psw-gate-heard 1 99999999999999999999\n",
        "psw-gate-heard 1 9223372036854775807\n"
      })
  void a_file_of_another_kind_is_refused(String text) {
    assertEquals("line 1", refused(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one two",
        "x TAG no-grant 1 192.0.2.7 0",
        "ID 0A no-grant 1 192.0.2.7 0",
        "ID TAG welcome 1 192.0.2.7 0",
        "ID TAG no-grant 1.5 192.0.2.7 0",
        "ID TAG no-grant 9223372036854775807 192.0.2.7 0",
        "ID TAG no-grant 1 rv.example 0",
        "ID TAG no-grant 1 192.0.2.7 far",
        "ID TAG no-grant 1 192.0.2.7 0 more"
      })
  void one_bad_line_refuses_the_file(String line) {
    String bad = line.replace("ID", OTHER).replace("TAG", TAG);
    assertEquals("line 3", refused(FIRST + LINE + '\n' + bad + '\n'));
  }

  @Test
  void a_key_has_one_line() {
    assertEquals("line 3", refused(FIRST + LINE + '\n' + LINE + '\n'));
  }
}

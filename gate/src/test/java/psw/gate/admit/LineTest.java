package psw.gate.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "255.255.255.254", "0.0.0.1", "fd77::2", "fe80::1", "::1"})
  void an_address_is_read_as_it_was_written(String text) throws Exception {
    InetAddress address = InetAddress.getByName(text);
    assertEquals(Optional.of(address), Line.parse(Line.of(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "4 192.0.2.7",
        "4 192.0.2.7\n\n",
        "4 192.0.2.7\n4 192.0.2.8\n",
        "4 192.0.2.7; flush ruleset\n",
        "4 192.0.2.7 }; flush ruleset; add element inet psw spa_4 { 192.0.2.8\n",
        "4 192.0.2.7,192.0.2.8\n",
        "4 192.0.2.0/24\n",
        "4 192.0.2.7-192.0.2.9\n",
        "4 0.0.0.0/0\n",
        "4 192.0.2\n",
        "4 192.0.2.256\n",
        "4 192.0.2.07\n",
        "4 3221225991\n",
        "4 localhost\n",
        "4  192.0.2.7\n",
        " 4 192.0.2.7\n",
        "4 192.0.2.7\r\n",
        "4 192.0.2.7\0\n",
        "4 \u0661.0.2.7\n",
        "6 192.0.2.7\n",
        "6 fd77::2\n",
        "6 fd770000000000000000000000000002; flush ruleset\n",
        "6 fd77000000000000000000000000000\n",
        "6 fd7700000000000000000000000000002\n",
        "6 FD770000000000000000000000000002\n",
        "6 00000000000000000000ffffc0000207\n",
        "4 fd770000000000000000000000000002\n",
        "5 192.0.2.7\n",
        "add element inet psw spa_4 { 192.0.2.7 }\n",
      })
  void what_is_no_such_line_names_nobody(String text) {
    assertEquals(Optional.empty(), Line.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.2.3", "::", "ff02::1"})
  void what_nobody_comes_from_is_not_let_in(String text) throws Exception {
    assertEquals(Optional.empty(), Line.parse(Line.of(InetAddress.getByName(text))));
  }

  @Test
  void the_interface_of_an_address_is_not_told() throws Exception {
    InetAddress near = InetAddress.getByName("fe80::1%1");
    assertEquals("6 fe800000000000000000000000000001\n", Line.of(near));
  }
}

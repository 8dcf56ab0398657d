package psw.wire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, true",
    "100.63.255.255, true",
    "100.64.0.1, false",
    "100.127.0.1, false",
    "100.128.0.1, true",
    "10.0.0.1, false",
    "172.31.0.1, false",
    "192.168.1.1, false",
    "127.0.0.1, false",
    "2001:db8::1, true",
    "fd77::1, false",
    "::1, false",
    "64:ff9b::1.2.3.4, false",
    "2002:102:304::1, false"
  })
  void what_everybody_may_reach_is_of_the_wide_world(String address, boolean wide) throws BadValue {
    assertEquals(wide, IpAddress.parse(address).isWide());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "203.0.113.7, 203.0.113.7",
    "::1, ::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "fd77:0:0:0:0:0:0:0, fd77::",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1"
  })
  void an_address_has_one_canonical_form(String given, String canonical) throws BadValue {
    assertEquals(canonical, IpAddress.parse(given).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.",
        "01.2.3.4",
        "256.1.1.1",
        "1.2.3.4 ",
        "localhost",
        "a.b",
        "::g",
        "1:2:3:4:5:6:7:8:9",
        "[::1]",
        "fe80::1%eth0",
        "::1%1",
        "1:::2",
        "0x7f.1",
        "１.2.3.4"
      })
  void what_is_no_literal_is_malformed(String text) {
    BadValue bad = assertThrows(BadValue.class, () -> IpAddress.parse(text));
    assertEquals(BadValue.Reason.MALFORMED, bad.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "ff02::1",
        "::ffff:169.254.169.254"
      })
  void an_address_nobody_can_serve_from_is_out_of_range(String text) {
    BadValue bad = assertThrows(BadValue.class, () -> IpAddress.parse(text));
    assertEquals(BadValue.Reason.OUT_OF_RANGE, bad.reason());
  }

  @Test
  void an_ipv6_address_says_so() throws BadValue {
    assertTrue(IpAddress.parse("::1").isIpv6());
  }
}

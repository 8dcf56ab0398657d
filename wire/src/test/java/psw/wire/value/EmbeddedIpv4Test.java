package psw.wire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedIpv4Test {
  private static List<String> within(byte[] raw) {
    return EmbeddedIpv4.of(raw).stream().map(IpAddress::canonical).toList();
  }

  private static byte[] literal(String text) throws UnknownHostException {
    return InetAddress.getByName(text).getAddress();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::192.0.2.33",
        "::ffff:0:192.0.2.33",
        "64:ff9b::192.0.2.33",
        "2002:c000:221::1",
        "64:ff9b:1::192.0.2.33",
        "64:ff9b:1:c000:2:2100::",
        "64:ff9b:1:c0:0:221::",
        "64:ff9b:1::c0:2:2100:0"
      })
  void an_ipv4_address_is_found_in_each_form(String text) throws Exception {
    assertTrue(within(literal(text)).contains("192.0.2.33"), within(literal(text)).toString());
  }

  @Test
  void a_mapped_one_is_found_though_the_platform_hides_the_form() {
    byte[] raw = HexFormat.of().parseHex("00000000000000000000ffffc0000221");
    assertEquals(List.of("192.0.2.33"), within(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.33",
        "::1",
        "2001:db8::192.0.2.33",
        "64:ff9b:2::192.0.2.33",
        "64:ff9b:0:1::192.0.2.33",
        "fd00::192.0.2.33"
      })
  void there_is_none_in_other_addresses(String text) throws Exception {
    assertEquals(List.of(), within(literal(text)));
  }
}

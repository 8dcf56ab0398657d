package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialableTest {
  // a literal is not looked up
  private static InetAddress literal(String text) throws Exception {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "203.0.113.7",
        "192.0.1.1",
        "::1",
        "fd12:3456::1",
        "2001:db8::1",
        "::ffff:192.168.1.1",
        "64:ff9b::c0a8:101",
        "64:ff9b:1::c0a8:101",
        "64:ff9b:1:c0a8:1:100::",
        "64:ff9b:1:fffe::c0a8:101",
        "::ffff:0:192.168.1.1",
        "2002:c0a8:101::1"
      })
  void hosts_of_the_world_of_homes_and_of_this_machine_are_dialled(String text) throws Exception {
    assertTrue(Dialable.is(literal(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.0.1",
        "169.254.169.254",
        "169.254.170.2",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.0.192",
        "100.100.100.200",
        "168.63.129.16",
        "::",
        "fe80::1",
        "ff02::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fd00:c1::a9fe:a9fe",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "64:ff9b:1:a9fe:a9:fe00::",
        "::ffff:0:169.254.169.254",
        "2002:a9fe:a9fe::1"
      })
  void what_is_no_host_s_or_tells_secrets_is_never_dialled(String text) throws Exception {
    assertFalse(Dialable.is(literal(text)));
  }

  @Test
  void one_that_a_name_server_gave_as_ipv6_is_looked_at_as_the_ipv4_that_it_is() throws Exception {
    byte[] raw = HexFormat.of().parseHex("00000000000000000000ffffa9fea9fe");
    InetAddress mapped = Inet6Address.getByAddress("meta.example", raw, 0);
    assertEquals(16, mapped.getAddress().length);
    assertFalse(Dialable.is(mapped));
  }

  @Test
  void a_name_with_one_good_and_one_bad_address_is_bad() throws Exception {
    assertFalse(Dialable.all(List.of(literal("203.0.113.7"), literal("169.254.169.254"))));
  }
}

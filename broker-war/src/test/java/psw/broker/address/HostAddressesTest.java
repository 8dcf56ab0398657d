package psw.broker.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAddressesTest {
  @TempDir private Path net;

  private HostAddresses with(String table, String text) throws IOException {
    Files.writeString(net.resolve(table), text);
    return new HostAddresses(net);
  }

  @Test
  void the_kernel_says_which_addresses_are_temporary() throws Exception {
    String text =
        """
        20010db800000000000000000000abcd 02 40 00 01     eth0
        00000000000000000000000000000001 01 80 10 80       lo
        """;
    Map<String, Integer> flags = with("if_inet6", text).flags();
    assertEquals(1, flags.get("20010db800000000000000000000abcd"));
    assertEquals(2, flags.size());
  }

  @Test
  void what_leads_to_everywhere_leads_outward() throws Exception {
    String text =
        """
        Iface Destination Gateway  Flags RefCnt Use Metric Mask     MTU Window IRTT
        eth0  00000000    0101A8C0 0003  0      0   100    00000000 0   0      0
        eth1  0001A8C0    00000000 0001  0      0   100    00FFFFFF 0   0      0
        """;
    String zero = "0".repeat(32);
    with(
        "ipv6_route",
        zero + " 00 " + zero + " 00 fe80" + "0".repeat(28) + " 00000400 1 0 00000003 eth2\n");
    assertEquals(Set.of("eth0", "eth2"), with("route", text).outward());
  }

  @Test
  void a_kernel_without_ipv6_has_no_flags() throws Exception {
    assertEquals(Map.of(), new HostAddresses(net).flags());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker0", "br-0123456789ab", "veth1a2b3c", "virbr0", "cni0", "lxcbr0"})
  void a_switch_of_guests_is_not_looked_at(String name) {
    assertTrue(HostAddresses.isOfGuests(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "enp3s0", "wlan0", "br0", "br-lan", "ppp0", "bond0"})
  void an_interface_of_the_host_s_own_is(String name) {
    assertFalse(HostAddresses.isOfGuests(name));
  }

  @Test
  void this_host_s_own_addresses_are_read_without_loopback() throws Exception {
    for (OnHost one : new HostAddresses().read()) {
      assertFalse(one.address().toInetAddress().isLoopbackAddress(), one::toString);
    }
  }
}

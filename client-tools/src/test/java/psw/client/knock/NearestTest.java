package psw.client.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.wire.value.IpAddress;

class NearestTest {
  private static final String ROUTER = "198.51.100.2";
  private static final String HOME = "192.168.1.10";

  private int asked;

  private static IpAddress ip(String text) {
    return new IpAddress(text);
  }

  private List<String> order(boolean onALink, String seen, String... announced) {
    OwnAddress.Observer outside =
        v6 -> {
          asked++;
          return Optional.of(seen)
              .filter(text -> !text.isEmpty())
              .map(text -> new OwnAddress.Seen(ip(text).toInetAddress(), Optional.empty()));
        };
    List<IpAddress> all = Arrays.stream(announced).map(NearestTest::ip).toList();
    return Nearest.order(all, address -> onALink, outside).stream().map(IpAddress::text).toList();
  }

  @Test
  void behind_the_site_s_own_router_its_private_address_comes_first() {
    assertEquals(
        List.of(HOME, "2001:db8::7", ROUTER), order(true, ROUTER, "2001:db8::7", ROUTER, HOME));
  }

  @Test
  void in_a_network_of_the_same_numbers_elsewhere_it_comes_last() {
    assertEquals(List.of(ROUTER, HOME), order(true, "203.0.113.9", ROUTER, HOME));
    assertEquals(List.of(ROUTER, HOME), order(true, "", HOME, ROUTER));
  }

  @Test
  void in_another_network_nobody_is_asked() {
    assertEquals(List.of(ROUTER, HOME), order(false, ROUTER, ROUTER, HOME));
    assertEquals(0, asked);
  }

  @Test
  void where_there_is_nothing_to_choose_nobody_is_asked() {
    assertEquals(List.of(HOME, "10.0.0.1"), order(true, ROUTER, HOME, "10.0.0.1"));
    assertEquals(List.of(ROUTER), order(true, ROUTER, ROUTER));
    assertEquals(0, asked);
  }

  @Test
  void a_network_is_what_its_first_bits_say() {
    byte[] one = ip("192.168.1.10").toInetAddress().getAddress();
    byte[] other = ip("192.168.2.10").toInetAddress().getAddress();
    assertTrue(Nearest.haveInCommon(one, other, 22));
    assertFalse(Nearest.haveInCommon(one, other, 23));
    assertFalse(Nearest.haveInCommon(one, new byte[16], 0));
  }
}

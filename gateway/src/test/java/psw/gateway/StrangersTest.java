package psw.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class StrangersTest {
  private final Strangers strangers = new Strangers();

  private static InetAddress at(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  private void fill(String literal) throws Exception {
    for (int n = 0; n < Strangers.MOST_OF_ONE; n++) {
      assertTrue(strangers.enter(at(literal)));
    }
  }

  @Test
  void one_address_has_ten_at_once() throws Exception {
    fill("192.0.2.1");
    assertFalse(strangers.enter(at("192.0.2.1")));
    assertTrue(strangers.enter(at("192.0.2.2")));
  }

  @Test
  void the_addresses_of_one_ipv6_network_are_one_household() throws Exception {
    fill("2001:db8::1");
    assertFalse(strangers.enter(at("2001:db8::2")));
    assertTrue(strangers.enter(at("2001:db8:0:1::2")));
  }

  @Test
  void who_left_makes_room() throws Exception {
    fill("192.0.2.1");
    strangers.leave(at("192.0.2.1"));
    assertTrue(strangers.enter(at("192.0.2.1")));
  }

  @Test
  void all_together_are_sixty_at_once() throws Exception {
    for (int n = 0; n < Strangers.MOST; n++) {
      assertTrue(strangers.enter(at("192.0.2." + n)));
    }
    assertFalse(strangers.enter(at("198.51.100.1")));
    strangers.leave(at("192.0.2.1"));
    assertTrue(strangers.enter(at("198.51.100.1")));
  }
}

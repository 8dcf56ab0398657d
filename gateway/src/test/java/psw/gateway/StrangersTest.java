package psw.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrangersTest {
  private final Strangers<String> strangers = new Strangers<>();

  private Strangers.Answer<String> enter(String who, String literal) throws Exception {
    return strangers.enter(who, InetAddress.getByName(literal));
  }

  private void fill(String literal) throws Exception {
    for (int n = 0; n < Strangers.MOST_OF_ONE; n++) {
      assertTrue(enter(literal + " " + n, literal).enters());
    }
  }

  @Test
  void one_address_has_ten_at_once() throws Exception {
    fill("192.0.2.1");
    assertFalse(enter("one more", "192.0.2.1").enters());
    assertTrue(enter("another", "192.0.2.2").enters());
  }

  @Test
  void the_addresses_of_one_ipv6_network_are_one_household() throws Exception {
    fill("2001:db8::1");
    assertFalse(enter("one more", "2001:db8::2").enters());
    assertTrue(enter("another", "2001:db8:0:1::2").enters());
  }

  @Test
  void who_left_makes_room() throws Exception {
    fill("192.0.2.1");
    strangers.leave("192.0.2.1 3");
    assertEquals(new Strangers.Answer<>(true, Optional.empty()), enter("new", "192.0.2.1"));
  }

  @Test
  void of_sixty_the_first_of_the_fullest_household_makes_room_for_one_more() throws Exception {
    for (int n = 0; n < Strangers.MOST - Strangers.MOST_OF_ONE; n++) {
      enter("single " + n, "192.0.2." + n);
    }
    fill("198.51.100.1");
    for (int n = 0; n < 2; n++) {
      assertEquals(
          new Strangers.Answer<>(true, Optional.of("198.51.100.1 " + n)),
          enter("new " + n, "203.0.113." + n));
    }
  }

  @Test
  void of_sixty_households_the_first_that_came_makes_room() throws Exception {
    for (int n = 0; n < Strangers.MOST; n++) {
      enter("single " + n, "192.0.2." + n);
    }
    assertEquals(Optional.of("single 0"), enter("new", "198.51.100.1").instead());
  }
}

package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd();

  private void fill(String address) {
    for (int i = 0; i < Crowd.MOST; i++) {
      assertTrue(crowd.enter(address));
    }
  }

  @Test
  void one_more_than_most_is_not_let_in() {
    fill("192.0.2.1");
    assertFalse(crowd.enter("192.0.2.1"));
  }

  @Test
  void others_are_let_in_beside_it() {
    fill("192.0.2.1");
    assertTrue(crowd.enter("192.0.2.2"));
  }

  @Test
  void one_that_leaves_makes_room_for_one() {
    fill("192.0.2.1");
    crowd.leave("192.0.2.1");
    assertTrue(crowd.enter("192.0.2.1"));
    assertFalse(crowd.enter("192.0.2.1"));
  }

  @Test
  void all_addresses_of_a_network_of_ipv6_are_one() {
    fill("2001:db8::1");
    assertFalse(crowd.enter("2001:db8::ffff:2"));
    assertTrue(crowd.enter("2001:db8:0:1::1"));
  }

  @Test
  void one_that_was_not_let_in_takes_no_room() {
    fill("192.0.2.1");
    crowd.enter("192.0.2.1");
    crowd.leave("192.0.2.1");
    assertTrue(crowd.enter("192.0.2.1"));
  }
}

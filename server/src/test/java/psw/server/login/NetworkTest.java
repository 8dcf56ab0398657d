package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void a_household_is_one_and_its_neighbour_another() {
    assertEquals(Network.of("192.0.2.1"), Network.of("192.0.2.250"));
    assertNotEquals(Network.of("192.0.2.1"), Network.of("192.0.3.1"));
    assertEquals(Network.of("2001:db8::1"), Network.of("2001:db8:0:0:ffff::2"));
    assertNotEquals(Network.of("2001:db8::1"), Network.of("2001:db8:0:1::1"));
  }

  @Test
  void a_mapped_address_is_the_one_that_it_maps() {
    assertEquals(Network.of("192.0.2.1"), Network.of("::ffff:192.0.2.1"));
  }

  @Test
  void what_is_no_address_is_not_looked_up() {
    assertEquals("", Network.of("localhost"));
    assertEquals("", Network.of("-"));
  }
}

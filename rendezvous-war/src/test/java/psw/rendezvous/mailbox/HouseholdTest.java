package psw.rendezvous.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class HouseholdTest {
  private static String network(String literal) {
    return Household.of(literal).network();
  }

  @Test
  void every_64_of_a_48_is_of_one_network_and_no_other_is() {
    assertEquals(network("2001:db8:7:1::1"), network("2001:db8:7:ffff::9"));
    assertNotEquals(network("2001:db8:7:1::1"), network("2001:db8:8:1::1"));
  }

  @Test
  void an_ipv4_address_is_a_network_of_its_own() {
    assertEquals("20010db8", network("32.1.13.184"));
    assertNotEquals(network("192.0.2.1"), network("192.0.2.2"));
  }
}

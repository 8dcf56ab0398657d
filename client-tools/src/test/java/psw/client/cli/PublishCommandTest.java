package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishCommandTest {
  @Test
  void name_address_and_port_are_read_in_their_order() {
    assertTrue(
        Typed.of("publish", "Ana's web", "127.0.0.1", "80", "x", "y")
            .err()
            .contains("one word too many: y"));
  }

  @Test
  void a_host_name_is_wrong_usage() {
    Typed typed = Typed.of("publish", "web", "ana.example", "80");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("not a name"), typed.err());
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, it stands for every address",
    "::, it stands for every address",
    "169.254.1.1, it is link-local",
    "fe80::1, it is link-local",
    "224.0.0.1, it is a multicast address",
    "ff02::1, it is a multicast address",
    "255.255.255.255, it is a reserved address",
    "0.1.2.3, it is a reserved address"
  })
  void an_address_that_is_no_single_hosts_is_told_by_its_kind(String ip, String said) {
    for (String[] words : new String[][] {{"publish", "web", ip, "80"}, {"withdraw", ip, "80"}}) {
      Typed typed = Typed.of(words);
      assertEquals(2, typed.exit());
      assertTrue(typed.err().contains(said), typed.err());
      assertFalse(typed.err().contains("multicast or"), typed.err());
    }
  }

  @Test
  void a_visibility_that_is_none_is_wrong_usage() {
    Typed typed = Typed.of("publish", "web", "127.0.0.1", "80", "--visibility", "Paired");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("--visibility Paired: it is public, paired"), typed.err());
  }

  @Test
  void a_port_out_of_range_is_wrong_usage() {
    Typed typed = Typed.of("publish", "web", "127.0.0.1", "65536");
    assertEquals(2, typed.exit());
    assertTrue(typed.err().contains("it goes from 1 to 65535"), typed.err());
  }
}

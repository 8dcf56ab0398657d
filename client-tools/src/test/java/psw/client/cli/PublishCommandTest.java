package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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

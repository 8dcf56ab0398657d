package psw.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SeatsTest {
  private final Seats seats = new Seats(3, 2);

  @Test
  void one_address_gets_only_so_many() {
    seats.take("127.0.0.1");
    seats.take("127.0.0.1");
    assertEquals(Seats.Answer.TOO_MANY_OF_ONE, seats.take("127.0.0.1"));
    assertEquals(Seats.Answer.YES, seats.take("127.0.0.2"));
  }

  @Test
  void all_together_get_only_so_many() {
    seats.take("127.0.0.1");
    seats.take("127.0.0.2");
    seats.take("127.0.0.3");
    assertEquals(Seats.Answer.FULL, seats.take("127.0.0.4"));
  }

  @Test
  void what_was_left_is_free_again() {
    seats.take("127.0.0.1");
    seats.take("127.0.0.1");
    seats.leave("127.0.0.1");
    assertEquals(Seats.Answer.YES, seats.take("127.0.0.1"));
  }

  @Test
  void a_network_of_ipv6_is_one_address() {
    seats.take("2001:db8::1");
    seats.take("2001:db8::2");
    assertEquals(Seats.Answer.TOO_MANY_OF_ONE, seats.take("2001:db8::3"));
  }
}

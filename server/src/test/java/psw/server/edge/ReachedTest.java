package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReachedTest {
  private final Reached reached = new Reached();

  @Test
  void while_a_server_starts_nothing_is_said_to_be_missing() {
    assertEquals(503, reached.meant(404).status());
  }

  @Test
  void once_it_has_started_what_the_container_does_not_know_is_not_there() {
    reached.note();
    assertEquals(Problems.NOT_FOUND, reached.meant(404));
  }

  @Test
  void another_status_is_what_it_is_from_the_start() {
    assertEquals(413, reached.meant(413).status());
  }
}

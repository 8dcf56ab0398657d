package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  private Optional<String> news(String line, int second) {
    // nanoTime may be anything, also about to overflow
    return repeats.news(line, Long.MAX_VALUE - 1 + Duration.ofSeconds(second).toNanos());
  }

  @Test
  void a_line_is_said_at_once() {
    assertEquals(Optional.of("no name"), news("no name", 0));
  }

  @Test
  void the_same_one_is_not_said_again_within_five_seconds() {
    news("no name", 0);
    assertEquals(Optional.empty(), news("no name", 4));
  }

  @Test
  void when_it_is_said_again_it_says_how_often_it_was_not() {
    news("no name", 0);
    news("no name", 3);
    news("no name", 4);
    assertEquals(Optional.of("no name (and 2 more since this was said last)"), news("no name", 5));
  }

  @Test
  void one_that_was_never_left_out_counts_nothing() {
    news("no name", 0);
    assertEquals(Optional.of("no name"), news("no name", 5));
  }

  @Test
  void another_line_is_said_meanwhile() {
    news("no name", 0);
    assertEquals(Optional.of("no room"), news("no room", 0));
  }
}

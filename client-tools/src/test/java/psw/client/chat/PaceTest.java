package psw.client.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void four_lines_at_once_do_not_wait() {
    List<Duration> waits = Stream.generate(() -> pace.count(7)).limit(4).toList();
    assertEquals(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO), waits);
  }

  @Test
  void after_the_burst_each_line_waits_a_fifth_of_a_second_more() {
    List<Duration> waits = Stream.generate(() -> pace.count(-3)).limit(6).toList();
    assertEquals(List.of(Duration.ofMillis(200), Duration.ofMillis(400)), waits.subList(4, 6));
  }

  @Test
  void silence_is_forgiven() {
    Stream.generate(() -> pace.count(0)).limit(9).forEach(wait -> {});
    assertEquals(Duration.ZERO, pace.count(Duration.ofSeconds(3).toNanos()));
  }
}

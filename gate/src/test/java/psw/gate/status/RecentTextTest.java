package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.gate.status.Status.Entry;

class RecentTextTest {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  /** As kernel 6.18 printed them, of 250 ticks a second. */
  private static final String TIMERS =
      """
      Timer List Version: v0.10
      HRTIMER_MAX_CLOCK_BASES: 8
      now at 55389569657733 nsecs

      cpu: 0
        .idle_jiffies   : 4308731755
      jiffies: 4308739690
      """;

  private static final String LIST =
      """
      src=10.77.0.2 ttl: 0 last_seen: 4308739615 oldest_pkt: 1 4308739615
      src=10.77.0.3 ttl: 64 last_seen: 4308730000 oldest_pkt: 2 4308729999, 4308730000
      src=fd77:0000:0000:0000:0000:0000:0000:0002 ttl: 64 last_seen: 4308738000 oldest_pkt: 1 4308738000
      """;

  @Test
  void the_kernels_clock_is_read_with_its_ticks_in_a_second() {
    assertEquals(Optional.of(new Jiffies(4308739690L, 250)), Jiffies.parse(TIMERS));
  }

  @Test
  void other_kernels_have_other_ticks() {
    long now = (1L << 32) + (55389 - 300) * 1000L + 17;
    String timers = "now at 55389020000000 nsecs\njiffies: " + now + "\n";
    assertEquals(1000, Jiffies.parse(timers).orElseThrow().hertz());
  }

  @Test
  void a_kernel_that_hides_its_clock_has_none() {
    assertEquals(Optional.empty(), Jiffies.parse(""));
  }

  @Test
  void who_was_seen_within_the_window_is_in_for_the_rest_of_it() {
    assertEquals(
        List.of(
            new Entry("10.77.0.2", "SPA", Optional.of(Duration.ofMillis(29_700))),
            new Entry("fd77::2", "SPA", Optional.of(Duration.ofMillis(23_240)))),
        RecentText.parse(LIST, "SPA", WINDOW, Jiffies.parse(TIMERS)));
  }

  @Test
  void without_a_clock_all_are_told_and_no_time() {
    List<Entry> all = RecentText.parse(LIST, "SPA", WINDOW, Optional.empty());
    assertEquals(3, all.size());
    assertEquals(Optional.empty(), all.get(0).left());
  }
}

package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.Heard;
import psw.wire.knock.HeardFile;
import psw.wire.knock.Knock;
import psw.wire.value.Base64Url;

class NoticesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String KEY = "AQIDBAUGBwg";

  @TempDir private Path here;
  private final List<String> complaints = new ArrayList<>();
  private Notices notices;

  @BeforeEach
  void make() {
    notices = of(here);
  }

  private Notices of(Path directory) {
    return new Notices(directory, Clock.fixed(NOW, ZoneOffset.UTC), complaints::add);
  }

  /** A knock that was sent and came so many seconds from now. */
  private void note(Kind kind, String tag, long sent, long came) throws IOException {
    Instant at = NOW.plusSeconds(came);
    notices.note(outcome(kind, KEY, tag, NOW.plusSeconds(sent), "192.0.2.7"), at);
  }

  private static Outcome outcome(Kind kind, String key, String tag, Instant at, String from)
      throws IOException {
    InetAddress source = InetAddress.getByName(from);
    Optional<Knock> knock = Optional.of(new Knock(at, Optional.of(source), tag.repeat(32)));
    return new Outcome(kind, key, knock, source);
  }

  private void note(Kind kind, String tag, String from) throws IOException {
    notices.note(outcome(kind, KEY, tag, NOW, from), NOW);
  }

  private HeardFile written() throws Exception {
    notices.tell();
    return HeardFile.parse(Files.readString(here.resolve("heard")));
  }

  private Heard.What last() throws Exception {
    return written().last().get(KEY).what();
  }

  @Test
  void a_gate_that_heard_nobody_gives_a_sign_of_life() throws Exception {
    assertEquals(NOW, written().alive());
    assertEquals(Set.of(), written().last().keySet());
  }

  @Test
  void a_refusal_is_told_with_how_far_the_clock_is_ahead() throws Exception {
    Instant ahead = NOW.plusSeconds(240).minusMillis(300);
    Outcome refused = outcome(Kind.CLOCK, KEY, "a", ahead, "2001:db8::7");
    notices.note(refused, NOW);
    Heard heard = written().last().get(KEY);
    assertEquals("a".repeat(32), heard.tag());
    assertEquals(Heard.What.CLOCK, heard.what());
    assertEquals(NOW, heard.at());
    assertEquals("2001:db8::7", heard.from().text());
    assertEquals(240, heard.ahead());
  }

  @Test
  void the_last_knock_counts() throws Exception {
    note(Kind.SOURCE, "a", "192.0.2.7");
    note(Kind.OPENED, "b", "192.0.2.7");
    assertEquals(Heard.What.OPENED, last());
    note(Kind.NO_GRANT, "c", "192.0.2.7");
    assertEquals(Heard.What.NO_GRANT, last());
  }

  @Test
  void copies_of_what_opened_change_nothing_wherever_they_come_from() throws Exception {
    note(Kind.OPENED, "a", "192.0.2.7");
    note(Kind.REPLAY, "a", "192.0.2.7");
    note(Kind.REPLAY, "a", "192.0.2.8");
    assertEquals(Heard.What.OPENED, last());
  }

  @Test
  void a_knock_that_was_stolen_first_is_told_as_opened_once_the_honest_one_came() throws Exception {
    note(Kind.SOURCE, "a", "192.0.2.8");
    note(Kind.OPENED, "a", "192.0.2.7");
    assertEquals(Heard.What.OPENED, last());
  }

  @Test
  void a_knock_of_before_that_comes_again_hides_neither_a_refusal_nor_an_opening()
      throws Exception {
    note(Kind.SOURCE, "b", 0, 0);
    note(Kind.REPLAY, "a", -3600, 1);
    note(Kind.REPLAY, "c", -30, 119);
    assertEquals(Heard.What.SOURCE, last());
    note(Kind.OPENED, "d", 119, 119);
    note(Kind.REPLAY, "b", 90, 120);
    assertEquals(Heard.What.OPENED, last());
  }

  @Test
  void after_two_minutes_it_is_told_as_one() throws Exception {
    note(Kind.OPENED, "b", 0, 0);
    note(Kind.REPLAY, "a", -30, 120);
    assertEquals(Heard.What.REPLAY, last());
  }

  /** So a device learns whether those that opened came at all, also when others send old ones. */
  @Test
  void one_of_a_time_that_is_over_is_told_unless_a_later_one_was() throws Exception {
    note(Kind.OPENED, "c", 0, 0);
    note(Kind.REPLAY, "a", -3600, 1);
    assertEquals(Heard.What.REPLAY, last());
    note(Kind.REPLAY, "b", -120, 2);
    for (String old : List.of("a", "d", "a", "d")) {
      note(Kind.REPLAY, old, -3600, 3);
    }
    assertEquals("b".repeat(32), written().last().get(KEY).tag());
    assertEquals(NOW.plusSeconds(2), written().last().get(KEY).at());
  }

  @Test
  void its_sign_of_life_is_that_of_who_takes_knocks() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    notices = new Notices(here, new Ticking(now), complaints::add);
    now.set(NOW.plusSeconds(60));
    assertEquals(NOW, written().alive());
    notices.live();
    assertEquals(NOW.plusSeconds(60), written().alive());
  }

  private static final class Ticking extends Clock {
    private final AtomicReference<Instant> now;

    private Ticking(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void what_was_malformed_has_no_tag() throws Exception {
    InetAddress source = InetAddress.getByName("192.0.2.7");
    Outcome outcome = new Outcome(Kind.MALFORMED, KEY, Optional.empty(), source);
    notices.note(outcome, NOW);
    assertEquals("0".repeat(32), written().last().get(KEY).tag());
  }

  @Test
  void noise_and_link_local_senders_are_not_told() throws Exception {
    notices.note(outcome(Kind.NOISE, "", "a", NOW, "192.0.2.7"), NOW);
    note(Kind.OPENED, "a", "fe80::7");
    assertEquals(Set.of(), written().last().keySet());
  }

  @Test
  void of_more_than_a_thousand_keys_those_that_knocked_last_are_told() throws Exception {
    note(Kind.OPENED, "a", "192.0.2.7");
    String second = key(0);
    for (int i = 0; i < 1_400; i++) {
      notices.note(outcome(Kind.OPENED, key(i), "a", NOW, "192.0.2.7"), NOW);
      if (i == 700) {
        // who knocks again is not the one that knocked longest ago
        notices.note(outcome(Kind.OPENED, second, "b", NOW, "192.0.2.7"), NOW);
      }
    }
    assertEquals(1_000, written().last().size());
    assertEquals(false, written().last().containsKey(KEY));
    assertEquals(true, written().last().containsKey(second));
  }

  private static String key(int number) {
    return Base64Url.encode(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Test
  void its_group_reads_it_and_nobody_else() throws Exception {
    written();
    assertEquals(
        "rw-r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(here.resolve("heard"))));
  }

  @Test
  void without_its_directory_it_complains_once_and_goes_on() throws Exception {
    notices = of(here.resolve("later"));
    notices.tell();
    notices.tell();
    assertEquals(1, complaints.size());
    Files.createDirectory(here.resolve("later"));
    notices.tell();
    assertEquals(true, Files.exists(here.resolve("later/heard")));
  }

  @Test
  void its_thread_writes_news_by_itself() {
    Path file = here.resolve("heard");
    try (Notices running = Notices.begin(here, Clock.systemUTC(), complaints::add)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> {
            running.note(outcome(Kind.OPENED, KEY, "a", NOW, "192.0.2.7"), NOW);
            while (!Files.exists(file) || !Files.readString(file).contains(KEY)) {
              Thread.onSpinWait();
            }
          });
    }
  }
}

package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;
import psw.wire.jws.Identity;
import psw.wire.value.Label;

class LeaverTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Identity identity = Identity.create(new SecureRandom());
  private final List<String> heard = new ArrayList<>();
  private Receiver receiver;

  @BeforeEach
  void listen() throws Exception {
    receiver = new Receiver(CLOCK);
  }

  @AfterEach
  void hush() {
    receiver.close();
  }

  private void leave(Instant since) throws Exception {
    byte[] tombstone =
        new Announcement(
                identity.id(),
                identity.key(),
                new Label("ana"),
                100,
                NOW,
                NOW.plusSeconds(900),
                Optional.empty(),
                true,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of())
            .sign(identity);
    String text = new String(tombstone, StandardCharsets.US_ASCII);
    new Leaver(
            new Errand.Farewell(receiver.url(), text, since),
            identity.id(),
            CLOCK,
            () -> heard.add("done"),
            known -> heard.add("later than " + known))
        .run();
  }

  @Test
  void the_tombstone_is_brought_and_then_it_is_done() throws Exception {
    leave(NOW);
    assertEquals(List.of("done"), heard);
    assertEquals(100, receiver.revision());
  }

  @Test
  void one_that_knows_a_higher_revision_is_owed_a_later_tombstone() throws Exception {
    receiver.remember(
        Optional.of(new Known(identity.key(), 500, "A".repeat(43), NOW.plusSeconds(900))));
    leave(NOW);
    assertEquals(List.of("later than 500"), heard);
  }

  @Test
  void after_the_longest_term_nothing_is_left_there_anyway() throws Exception {
    leave(NOW.minusSeconds(3600));
    assertEquals(List.of("done"), heard);
    assertTrue(receiver.verdicts().isEmpty());
  }
}

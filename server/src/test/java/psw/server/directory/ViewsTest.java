package psw.server.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.server.edge.Jose;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

class ViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Identity ME = Identity.create(new SecureRandom());

  private static JsonObject broker(Optional<BrokerId> next) throws BadValue {
    Announcement said =
        new Announcement(
            ME.id(),
            ME.key(),
            Label.parse("ana"),
            7,
            NOW,
            NOW.plusSeconds(900),
            next,
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    Known known = new Known(ME.key(), 7, "A".repeat(43), NOW.plusSeconds(900));
    return Views.broker(new Entry(said, new Jose(new byte[0]), Optional.empty(), known, true));
  }

  @Test
  void the_id_that_takes_over_is_shown_while_there_is_one() throws BadValue {
    BrokerId next = Identity.create(new SecureRandom()).id();
    assertEquals(next.text(), broker(Optional.of(next)).text("next"));
    assertNull(broker(Optional.empty()).members().get("next"));
  }
}

package psw.wire.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.wire.announcement.Announcement;
import psw.wire.jws.Identity;
import psw.wire.knock.Heard;
import psw.wire.seal.SharedKey;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

class HeardKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Identity ANA = Identity.create(RANDOM);
  private static final BrokerId DEVICE = Identity.create(RANDOM).id();
  private static final SharedKey PAIRING = SharedKey.of(new byte[32]);
  private static final HeardKey KEY = new HeardKey(PAIRING, ANA.id(), DEVICE);
  private static final long REV = 1_795_456_789_123L;
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static Heard heard(Heard.What what) {
    return new Heard("0a".repeat(16), what, NOW, new IpAddress("2001:db8::7"), -241);
  }

  private static Announcement announcement(long revision, String... boxes) {
    return new Announcement(
        ANA.id(),
        ANA.key(),
        new Label("ana"),
        revision,
        NOW,
        NOW.plusSeconds(600),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(boxes));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_sealed_is_read(Heard.What what) {
    String box = KEY.seal(heard(what), REV, RANDOM);
    assertEquals(Optional.of(heard(what)), KEY.in(announcement(REV, box)));
  }

  @Test
  void it_stands_among_boxes_of_services() {
    BoxKey services = new BoxKey(PAIRING, ANA.id(), DEVICE);
    Announcement said =
        announcement(
            REV,
            services.seal(List.of(), REV, RANDOM),
            KEY.seal(heard(Heard.What.OPENED), REV, RANDOM));
    assertEquals(Optional.of(heard(Heard.What.OPENED)), KEY.in(said));
    assertEquals(new Opened.Services(List.of()), services.openIn(said));
  }

  @Test
  void it_looks_like_a_box_of_services() {
    assertEquals(BoxKey.length(List.of()), KEY.seal(heard(Heard.What.CLOCK), REV, RANDOM).length());
    assertEquals(BoxKey.length(List.of()), HeardKey.LENGTH);
  }

  @Test
  void it_does_not_open_in_an_announcement_of_another_revision() {
    String box = KEY.seal(heard(Heard.What.OPENED), REV, RANDOM);
    assertEquals(Optional.empty(), KEY.in(announcement(REV + 1, box)));
  }

  @Test
  void it_does_not_open_for_another_device() {
    String box = KEY.seal(heard(Heard.What.OPENED), REV, RANDOM);
    HeardKey other = new HeardKey(PAIRING, ANA.id(), Identity.create(RANDOM).id());
    assertEquals(Optional.empty(), other.in(announcement(REV, box)));
  }
}

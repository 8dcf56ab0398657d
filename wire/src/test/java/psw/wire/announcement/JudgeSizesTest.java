package psw.wire.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.wire.announcement.Judging.ANA;
import static psw.wire.announcement.Judging.NOW;
import static psw.wire.announcement.Judging.TERM;
import static psw.wire.announcement.Judging.announcement;
import static psw.wire.announcement.Judging.refusal;
import static psw.wire.announcement.Judging.rev;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** How much an announcement may hold. */
class JudgeSizesTest {
  @Test
  void more_than_64_kib_are_refused_unread() {
    assertEquals(Refusal.TOO_LARGE, refusal(null, new byte[Announcement.LONGEST + 1]));
  }

  @Test
  void more_than_256_services_are_refused() {
    List<Offer> many = LongStream.rangeClosed(1, 257).mapToObj(Judging::offer).toList();
    assertEquals(
        Refusal.TOO_MANY_SERVICES,
        refusal(null, announcement(rev(NOW), NOW, TERM, many).sign(ANA)));
  }

  @Test
  void the_signed_length_is_known_before_signing() {
    Announcement said = announcement(rev(NOW));
    assertEquals(said.sign(ANA).length, said.signedLength());
  }

  @Test
  void a_full_catalogue_with_long_names_fits_or_is_told_to_be_too_long() {
    List<Offer> many =
        LongStream.rangeClosed(1, 256)
            .mapToObj(
                id ->
                    new Offer(
                        id,
                        new Label("s" + id),
                        new ServiceName("n".repeat(64)),
                        new Description("d".repeat(256)),
                        new IpAddress("127.0.0.1"),
                        new Port(1),
                        Health.UP))
            .toList();
    assertTrue(announcement(rev(NOW), NOW, TERM, many).signedLength() > Announcement.LONGEST);
  }
}

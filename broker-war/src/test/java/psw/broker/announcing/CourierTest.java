package psw.broker.announcing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Verdict;
import psw.wire.jws.Identity;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

class CourierTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration TERM = Duration.ofMinutes(15);

  private final Identity identity = Identity.create(new SecureRandom());
  private final HandClock clock = new HandClock();
  private final Bulletin bulletin = new Bulletin();
  private Receiver receiver;
  private Courier courier;
  private Thread thread;
  private Thread signer;

  /** A clock that a test moves. */
  private static final class HandClock extends Clock {
    private volatile Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final class Pen implements Courier.Pen {
    @Override
    public BrokerId id() {
      return identity.id();
    }

    @Override
    public Duration term() {
      return TERM;
    }

    @Override
    public byte[] lease(Signed signed, Instant now) {
      return new Lease(id(), signed.revision(), signed.sha256(), now, now.plus(TERM))
          .sign(identity);
    }
  }

  @BeforeEach
  void set_out() throws Exception {
    receiver = new Receiver(clock);
    courier = new Courier(receiver.url(), new Pen(), bulletin, clock);
    thread = new Thread(courier);
    thread.start();
  }

  @AfterEach
  void come_home() throws Exception {
    thread.interrupt();
    thread.join();
    if (signer != null) {
      signer.interrupt();
      signer.join();
    }
    receiver.close();
  }

  private Signed signed(long revision) {
    Instant now = clock.instant();
    byte[] jws =
        new Announcement(
                identity.id(),
                identity.key(),
                new Label("ana"),
                revision,
                now,
                now.plus(TERM),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of())
            .sign(identity);
    return new Signed(revision, 1, new String(jws, StandardCharsets.US_ASCII), now);
  }

  /** Signs whatever the bulletin asks for, as the signer does. */
  private void sign_what_is_wanted() {
    signer =
        new Thread(
            () -> {
              try {
                long seen = -1;
                while (true) {
                  bulletin.awaitStir(seen, 1000);
                  seen = bulletin.stirred();
                  long up = bulletin.current().map(Signed::revision).orElse(0L);
                  if (bulletin.wanted() > up) {
                    bulletin.post(signed(bulletin.wanted()));
                  }
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    signer.start();
  }

  @Test
  void what_is_posted_arrives_and_is_noted_as_acknowledged() {
    bulletin.post(signed(100));
    await().until(() -> courier.standing().current());
    assertEquals(100, receiver.revision());
  }

  @Test
  void a_later_one_takes_the_place_of_what_did_not_get_through() throws Exception {
    receiver.pause(1);
    bulletin.post(signed(100));
    await().until(() -> courier.standing().fault().isPresent());
    assertEquals(Fault.Kind.TOO_MANY, courier.standing().fault().get().kind());
    bulletin.post(signed(101));
    await().until(() -> receiver.revision() == 101);
    assertEquals(1, receiver.verdicts().size());
  }

  @Test
  void a_lease_follows_after_a_third_of_the_term() {
    bulletin.post(signed(100));
    await().until(() -> receiver.revision() == 100);
    clock.now = NOW.plus(TERM.dividedBy(3));
    bulletin.stir();
    await().atMost(Duration.ofSeconds(8)).until(() -> receiver.verdicts().size() > 1);
    assertTrue(receiver.verdicts().get(1) instanceof Verdict.Renews);
    assertEquals(clock.now.plus(TERM), receiver.known().orElseThrow().liveUntil());
  }

  @Test
  void a_rendez_vous_that_knows_a_higher_revision_is_passed() {
    Known higher = new Known(identity.key(), 500, "A".repeat(43), NOW.plus(TERM));
    receiver.remember(Optional.of(higher));
    sign_what_is_wanted();
    bulletin.post(signed(100));
    await().until(() -> receiver.revision() == 501);
  }

  @Test
  void another_announcement_of_the_same_revision_is_passed() {
    receiver.remember(Optional.of(new Known(identity.key(), 100, "A".repeat(43), NOW.plus(TERM))));
    sign_what_is_wanted();
    bulletin.post(signed(100));
    await().until(() -> receiver.revision() == 101);
  }

  @Test
  void a_revision_that_nobody_would_believe_is_not_asked_for() {
    long far = NOW.plus(Duration.ofMinutes(6)).toEpochMilli();
    receiver.remember(Optional.of(new Known(identity.key(), far, "A".repeat(43), NOW.plus(TERM))));
    bulletin.post(signed(100));
    await().until(() -> courier.standing().fault().isPresent());
    assertEquals(0, bulletin.wanted());
  }

  @Test
  void a_rendez_vous_that_lost_everything_gets_a_new_announcement_instead_of_a_lease() {
    sign_what_is_wanted();
    bulletin.post(signed(100));
    await().until(() -> receiver.revision() == 100);
    receiver.remember(Optional.empty());
    clock.now = NOW.plus(TERM.dividedBy(3));
    await().atMost(Duration.ofSeconds(12)).until(() -> receiver.revision() > 100);
  }

  @Test
  void what_lay_here_too_long_to_be_believed_is_signed_anew() {
    sign_what_is_wanted();
    Signed old = signed(100);
    clock.now = NOW.plus(Duration.ofHours(1));
    bulletin.post(old);
    await().until(() -> receiver.revision() > 100);
    assertTrue(receiver.verdicts().get(0) instanceof Verdict.Refused);
  }

  @Test
  void a_rendez_vous_that_is_down_is_shown_and_tried_again() throws Exception {
    receiver.close();
    bulletin.post(signed(100));
    await().until(() -> courier.standing().fault().isPresent());
    assertEquals(Fault.Kind.NO_CONNECTION, courier.standing().fault().get().kind());
  }
}

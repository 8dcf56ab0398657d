package psw.broker.announcing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Lease;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** A courier on its way between a bulletin and a receiver, and a clock for all of them. */
final class Outing {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Duration TERM = Duration.ofMinutes(15);

  final Identity identity = Identity.create(new SecureRandom());
  final HandClock clock = new HandClock();
  final Bulletin bulletin = new Bulletin();
  final Courier courier;
  private Receiver receiver;
  private final Thread thread;
  private Optional<Thread> signer = Optional.empty();

  /** A clock that a test moves. */
  static final class HandClock extends Clock {
    private volatile Instant now = NOW;

    void moveTo(Instant then) {
      now = then;
    }

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

  Outing() throws IOException, BadValue {
    receiver = new Receiver(clock);
    courier = new Courier(receiver.url(), new Pen(), bulletin, clock);
    thread = new Thread(this::carry);
    thread.start();
  }

  private void carry() {
    try {
      while (true) {
        courier.step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Receiver receiver() {
    return receiver;
  }

  /** Another receiver takes the place of one that was closed, with what that one knew. */
  void reopen() throws IOException, BadValue {
    receiver = receiver.successor();
  }

  Signed signed(long revision) {
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
  void signWhatIsWanted() {
    Thread signing =
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
    signing.start();
    signer = Optional.of(signing);
  }

  /** Ends all that runs. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
    if (signer.isPresent()) {
      signer.get().interrupt();
      signer.get().join();
    }
    receiver.close();
  }
}

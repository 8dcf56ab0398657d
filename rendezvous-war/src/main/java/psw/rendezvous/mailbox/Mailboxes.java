package psw.rendezvous.mailbox;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import psw.rendezvous.mailbox.ClaimRow.Outcome;
import psw.rendezvous.proof.Proof;
import psw.server.edge.Figures;
import psw.server.edge.Problems;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.Nameplate;
import psw.wire.value.BadValue;

/** The door: what the resource asks; every refusal is thrown as a problem. */
@ApplicationScoped
class Mailboxes {
  @Inject private Boxes boxes;
  @Inject private Waiting waiting;
  @Inject private Clock clock;
  @Inject private Figures figures;

  private final SecureRandom random = new SecureRandom();

  /**
   * One side of a mailbox.
   *
   * @param secret what opens it, told once
   * @param given the mailbox
   */
  record Key(Secret secret, Boxes.Given given) {}

  @PostConstruct
  void open() {
    figures.gauge("live_mailboxes", () -> boxes.liveMailboxes(clock.instant()));
    figures.gauge("waiting_readers", () -> waiting.size());
  }

  Key create(
      Optional<String> authorization, Proof.Asked asked, Household from, Optional<String> key)
      throws BadValue {
    Instant now = clock.instant();
    Proof proof = Proof.read(authorization, asked, now);
    Secret secret = secret("invite|" + proof.id(), key);
    return new Key(secret, boxes.create(proof, secret, from, now));
  }

  Key claim(Nameplate nameplate, Household from, Optional<String> stamp, Optional<String> key)
      throws BadValue {
    Instant now = clock.instant();
    Secret secret = secret("join|" + nameplate, key);
    Optional<Boxes.Given> again = boxes.claimedWith(nameplate, secret, now);
    if (again.isPresent()) {
      return new Key(secret, again.get());
    }
    boxes.admit(nameplate, from, stamp, now);
    Boxes.Claimed claimed = boxes.claim(nameplate, secret, from, stamp, now);
    figures.count("mailbox_claims", "outcome", claimed.outcome().word());
    if (claimed.outcome() == Outcome.CROWDED) {
      waiting.wake(nameplate, now);
      throw Refusals.gone(Ending.CROWDED);
    }
    return new Key(secret, claimed.given().orElseThrow(() -> Problems.NOT_FOUND.asException()));
  }

  private Secret secret(String what, Optional<String> key) throws BadValue {
    return key.isPresent() ? Secret.following(what, key.get()) : Secret.create(random);
  }

  /** Whether the message is new. */
  boolean send(Nameplate nameplate, Secret secret, int number, byte[] body) {
    Instant now = clock.instant();
    boolean isNew = boxes.send(nameplate, secret, number, body, now);
    if (isNew) {
      waiting.wake(nameplate, now);
    }
    return isNew;
  }

  /** Answers now, or when there is something to answer, or after {@code longest}. */
  void read(
      Nameplate nameplate, Secret secret, int after, Duration longest, AsyncResponse response) {
    Instant now = clock.instant();
    Boxes.Read read = boxes.read(nameplate, secret, after, now);
    Waiter waiter = new Waiter(nameplate, read.side(), secret, after, now.plus(longest), response);
    if (read.messages().isEmpty() && !longest.isZero()) {
      waiting.add(waiter, now);
    } else {
      waiter.answer(read.messages());
    }
  }

  void burn(Nameplate nameplate, Secret secret, Ending reason) {
    Instant now = clock.instant();
    boxes.burn(nameplate, secret, reason, now);
    figures.count("mailboxes_burnt", "reason", reason.word());
    waiting.wake(nameplate, now);
  }

  /** Once a second. */
  void tick() {
    waiting.tick(clock.instant());
  }

  /** Now and then. */
  void sweep() {
    boxes.sweep(clock.instant());
  }
}

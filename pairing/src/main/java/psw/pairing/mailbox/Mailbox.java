package psw.pairing.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import psw.pairing.mailbox.MailboxFailed.Reason;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Nameplate;
import psw.wire.request.Request;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** One side of a mailbox. For one thread at a time. */
public final class Mailbox {
  private static final String ALL = "/api/mailboxes";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Calls calls;
  private final Clock clock;
  private final Nameplate nameplate;
  private final String token;
  private final Instant expires;
  private int sent;
  private int received;

  private Mailbox(Calls calls, Clock clock, JsonObject given) throws MailboxFailed {
    try {
      this.calls = calls;
      this.clock = clock;
      this.nameplate = Nameplate.parse(given.text("nameplate"));
      this.token = given.text("token");
      Base64Url.decode(token, 16, "token");
      this.expires = Instant.parse(given.text("expires"));
    } catch (BadValue | DateTimeParseException e) {
      throw strange();
    }
  }

  /**
   * Makes a mailbox and is its first side.
   *
   * @param me who asks for it, a broker or a device
   * @param clock for the signature, and to know when to give up
   */
  public static Mailbox invite(Rendezvous rendezvous, Identity me, Clock clock)
      throws MailboxFailed {
    Calls calls = new Calls(rendezvous);
    String key = random();
    long[] last = {0};
    Object given =
        calls.send(
            () -> {
              Instant now = clock.instant();
              last[0] = Math.max(last[0] + 1, now.toEpochMilli());
              byte[] proof = Request.sign(me, "POST", ALL, new byte[0], last[0], now);
              return Call.of("POST", ALL)
                  .with("Idempotency-Key", key)
                  .bearing(new String(proof, StandardCharsets.US_ASCII));
            });
    return new Mailbox(calls, clock, object(given));
  }

  /** Becomes the second side of a mailbox; may take a second of work. */
  public static Mailbox join(Rendezvous rendezvous, Nameplate nameplate, Clock clock)
      throws MailboxFailed {
    Calls calls = new Calls(rendezvous);
    Call call =
        Call.of("POST", ALL + '/' + nameplate + "/claims").with("Idempotency-Key", random());
    return new Mailbox(calls, clock, object(calls.send(() -> call)));
  }

  private static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  /** Where the other side finds it. */
  public Nameplate nameplate() {
    return nameplate;
  }

  /** Until when it lives. */
  public Instant expires() {
    return expires;
  }

  /** Sends the next message: at most 4096 bytes, at most 8 messages. */
  public void send(byte[] message) throws MailboxFailed {
    if (message.length > MailboxRules.LONGEST_MESSAGE || sent == MailboxRules.MOST_MESSAGES) {
      throw new IllegalArgumentException("too long, or too many");
    }
    Call call = Call.of("PUT", here() + "/messages/" + (sent + 1)).bearing(token).carrying(message);
    calls.send(() -> call);
    sent++;
  }

  /**
   * Waits for the other side's next message.
   *
   * @param longest how long at most
   * @return the message; empty when none came in that time
   */
  public Optional<byte[]> receive(Duration longest) throws MailboxFailed {
    Instant end = clock.instant().plus(longest);
    while (true) {
      Duration left = Duration.between(clock.instant(), end);
      Duration wait =
          left.compareTo(MailboxRules.LONGEST_WAIT) < 0 ? left : MailboxRules.LONGEST_WAIT;
      long seconds = Math.max(0, wait.toSeconds());
      String path = here() + "/messages?after=" + received + "&wait=" + seconds;
      Call call = Call.of("GET", path).bearing(token).waiting(Duration.ofSeconds(seconds));
      Optional<byte[]> next = next(calls.send(() -> call));
      if (next.isPresent()) {
        received++;
        return next;
      }
      if (!clock.instant().plusSeconds(1).isBefore(end)) {
        return Optional.empty();
      }
    }
  }

  private Optional<byte[]> next(Object answer) throws MailboxFailed {
    try {
      List<JsonObject> messages = JsonObject.with("all", answer).build().objects("all");
      if (messages.isEmpty()) {
        return Optional.empty();
      }
      JsonObject first = messages.get(0);
      if (first.integer("number") != received + 1) {
        throw strange();
      }
      return Optional.of(Base64Url.decode(first.text("body"), "body"));
    } catch (BadValue e) {
      throw strange();
    }
  }

  /**
   * Ends it, and tells the other side why; nothing happens if it ended before.
   *
   * @return how it ended: {@code reason}, or what came before
   */
  public Ending end(Ending reason) throws MailboxFailed {
    Call call = Call.of("DELETE", here() + "?reason=" + reason.word()).bearing(token);
    try {
      calls.send(() -> call);
      return reason;
    } catch (MailboxFailed e) {
      return switch (e.reason()) {
        case BURNT -> e.ending().orElse(reason);
        case EXPIRED -> Ending.EXPIRED;
        case CROWDED -> Ending.CROWDED;
        default -> throw e;
      };
    }
  }

  private String here() {
    return ALL + '/' + nameplate;
  }

  private static JsonObject object(Object answer) throws MailboxFailed {
    if (answer != Json.NULL && answer instanceof JsonObject object) {
      return object;
    }
    throw strange();
  }

  private static MailboxFailed strange() {
    return new MailboxFailed(Reason.UNREACHABLE, "no answer of a rendez-vous");
  }
}

package psw.wire.vectors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * One question to whoever reads announcements, and the answer that is right. In its messages each
 * character is one byte.
 *
 * @param name the case, as a sentence
 * @param now when it is asked
 * @param subject whom the message must be about
 * @param before what was believed of that broker before, each when it was signed
 * @param said the message
 * @param lease the lease that came beside it
 * @param expected the answer
 */
public record Vector(
    String name,
    Instant now,
    BrokerId subject,
    List<String> before,
    String said,
    Optional<String> lease,
    Answer expected) {
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** Copies the list in. */
  public Vector {
    before = List.copyOf(before);
  }

  /** What is remembered of the broker when the message comes. */
  public Optional<Known> known() {
    Optional<Known> known = Optional.empty();
    for (String jws : before) {
      Verdict verdict = Judge.judge(subject, known, bytes(jws), issued(bytes(jws)));
      if (verdict instanceof Verdict.Replaces replaces) {
        known = Optional.of(replaces.known());
      } else if (verdict instanceof Verdict.Renews renews) {
        known = Optional.of(renews.known());
      } else {
        throw new AssertionError(name + ": what was before is " + verdict);
      }
    }
    return known;
  }

  /** What the judge says now. */
  public Verdict judged() {
    return judged(known(), now);
  }

  private Verdict judged(Optional<Known> known, Instant at) {
    return lease.isPresent()
        ? Judge.judge(subject, known, bytes(said), bytes(lease.get()), at)
        : Judge.judge(subject, known, bytes(said), at);
  }

  /** Whether the answer is the same for a while, so that a server with a clock can be asked. */
  public boolean isSteady() {
    Instant later = now.plus(MARGIN);
    return known().map(k -> k.liveUntil().isAfter(later)).orElse(true)
        && Answer.of(judged(known(), later)).equals(expected);
  }

  /** Whether {@code said} is a lease, told by its type where one can be read. */
  public boolean isLease() {
    String header = said.split("\\.", 2)[0];
    try {
      return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)
          .contains("psw-lease+jws");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Instant issued(byte[] jws) {
    try {
      return Announcement.reread(jws).issued();
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  /** The bytes that a message is. */
  public static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.ISO_8859_1);
  }

  JsonObject toJson() {
    boolean ascii = said.chars().allMatch(c -> c >= ' ' && c <= '~');
    return JsonObject.with("name", name)
        .and("now", now.getEpochSecond())
        .and("subject", subject.text())
        .and("before", before)
        .and("known", known().map(Vector::toJson))
        .and(ascii ? "said" : "said_base64url", ascii ? said : base64(bytes(said)))
        .and("lease", lease)
        .and("verdict", expected.verdict())
        .and("why", expected.word())
        .and("status", expected.status())
        .and("type", expected.problem().map(word -> "urn:psw:problem:" + word))
        .build();
  }

  private static JsonObject toJson(Known known) {
    return JsonObject.with("key", known.key().text())
        .and("rev", known.revision())
        .and("sha256", known.sha256())
        .and("expires", known.liveUntil().getEpochSecond())
        .build();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

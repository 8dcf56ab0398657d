package psw.wire.vectors;

import java.util.Locale;
import java.util.Optional;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;

/**
 * What a reader must make of a message, and what a rendez-vous answers.
 *
 * @param verdict {@code replaces}, {@code renews}, {@code unchanged} or {@code refused}
 * @param why the first rule that is broken
 */
public record Answer(String verdict, Optional<Refusal> why) {
  static final Answer REPLACES = new Answer("replaces", Optional.empty());
  static final Answer RENEWS = new Answer("renews", Optional.empty());
  static final Answer UNCHANGED = new Answer("unchanged", Optional.empty());

  static Answer refused(Refusal why) {
    return new Answer("refused", Optional.of(why));
  }

  /** The answer that a verdict is. */
  public static Answer of(Verdict verdict) {
    if (verdict instanceof Verdict.Refused refused) {
      return refused(refused.why());
    }
    return verdict instanceof Verdict.Replaces
        ? REPLACES
        : verdict instanceof Verdict.Renews ? RENEWS : UNCHANGED;
  }

  /** Whether the message is not to be believed. */
  public boolean isRefusal() {
    return why.isPresent();
  }

  /** The rule as a word. */
  public Optional<String> word() {
    return why.map(w -> w.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** The HTTP status of a rendez-vous. */
  public int status() {
    return why.isEmpty()
        ? 200
        : switch (why.get()) {
          case TOO_LARGE -> 413;
          case WRONG_ID, SIGNATURE -> 401;
          case LOWER_REVISION, EQUIVOCATION, OTHER_ANNOUNCEMENT -> 409;
          default -> 400;
        };
  }

  /** What the {@code type} of the problem ends with. */
  public Optional<String> problem() {
    return why.map(
        rule ->
            switch (rule) {
              case TOO_LARGE -> "too-large";
              case MALFORMED, TOO_MANY_SERVICES -> "bad-value";
              case VERSION, TERM, EXPIRED, TOO_FAR_AHEAD -> "not-believed";
              case WRONG_ID, SIGNATURE -> "not-proven";
              case LOWER_REVISION, EQUIVOCATION, OTHER_ANNOUNCEMENT -> "other-revision";
            });
  }
}

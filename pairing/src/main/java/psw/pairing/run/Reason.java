package psw.pairing.run;

import java.util.Locale;
import psw.pairing.mailbox.MailboxFailed;
import psw.wire.mailbox.Ending;
import psw.wire.pairing.Failure;

/** Why there is no pairing. After any of these the code is worth nothing. */
public enum Reason {
  /** The other has another code: mistyped, or somebody guessed and missed. */
  WRONG_WORD,
  /** A third party took up the code: somebody may have tried it. */
  CROWDED,
  /** Nobody came, or the other vanished: the ten minutes are over. */
  EXPIRED,
  /** A message came that the other cannot have sent. */
  TAMPERED,
  /** One of the sides gave up. */
  CANCELLED,
  /** The other is oneself. */
  SAME_IDENTITY,
  /** No such code waits at that rendez-vous: mistyped, used, or over. */
  UNKNOWN_CODE,
  /** The rendez-vous does not answer. */
  UNREACHABLE,
  /** What answers is not the rendez-vous that is known, or has no good certificate. */
  NOT_VERIFIED,
  /** The rendez-vous has no room, or was asked too often. */
  BUSY,
  /** The rendez-vous does not take this. */
  REFUSED;

  /** The word in lower case with hyphens, as it is told. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Reason of(MailboxFailed failed) {
    return switch (failed.reason()) {
      case CROWDED -> CROWDED;
      case EXPIRED -> EXPIRED;
      case BURNT -> of(failed.ending().orElse(Ending.CANCELLED));
      case UNKNOWN -> UNKNOWN_CODE;
      case UNREACHABLE -> UNREACHABLE;
      case NOT_VERIFIED -> NOT_VERIFIED;
      case BUSY -> BUSY;
      case REFUSED -> REFUSED;
    };
  }

  /** What an ending means for who was not done yet. */
  static Reason of(Ending ending) {
    return switch (ending) {
      case CROWDED -> CROWDED;
      case EXPIRED -> EXPIRED;
      case WRONG_WORD -> WRONG_WORD;
      case TAMPERED -> TAMPERED;
      case CANCELLED, DONE -> CANCELLED;
    };
  }

  static Reason of(Failure failure) {
    return switch (failure) {
      case WRONG_WORD -> WRONG_WORD;
      case SAME_IDENTITY -> SAME_IDENTITY;
      case TOO_LARGE, MALFORMED, OUT_OF_ORDER, REFLECTED, TAMPERED -> TAMPERED;
    };
  }

  /** What the other is told. */
  Ending ending() {
    return switch (this) {
      case WRONG_WORD -> Ending.WRONG_WORD;
      case TAMPERED -> Ending.TAMPERED;
      // what was sent stays to be read, so that the other finds the same
      case SAME_IDENTITY -> Ending.DONE;
      default -> Ending.CANCELLED;
    };
  }
}

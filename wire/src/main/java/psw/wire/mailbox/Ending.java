package psw.wire.mailbox;

import java.util.Arrays;
import java.util.Locale;
import psw.wire.value.BadValue;

/** Why a mailbox is no more. */
public enum Ending {
  /** A third party claimed it. */
  CROWDED,
  /** Its ten minutes are over. */
  EXPIRED,
  /** One side saw that the other does not know the word. */
  WRONG_WORD,
  /** One side got a message that the other cannot have sent. */
  TAMPERED,
  /** One side gave up. */
  CANCELLED,
  /** One side has all that it wanted; what it sent before can still be read. */
  DONE;

  /** The ending in lower case with hyphens, as it is sent. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether one of the sides ended it, with this as its reason. */
  public boolean isBurnt() {
    return this != CROWDED && this != EXPIRED;
  }

  /** Reads the reason of a side that ends a mailbox; part "reason". */
  public static Ending parseReason(String word) throws BadValue {
    return Arrays.stream(values())
        .filter(ending -> ending.isBurnt() && ending.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new BadValue("reason", BadValue.Reason.OUT_OF_RANGE));
  }
}

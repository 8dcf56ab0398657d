package psw.client.transfer;

import java.util.Locale;
import java.util.Optional;

/** Why a receiver does not take a file. */
public enum No {
  /** Its user does not want it. */
  UNWANTED,
  /** Its name is none that is taken. */
  NAME,
  /** There is not enough room for it. */
  SPACE,
  /** Too many are sending. */
  BUSY,
  /** Too many files lie there that never came whole. */
  PARTS,
  /** What came is not what was announced; it is gone. */
  HASH,
  /** A hundred files of that name lie there. */
  TAKEN,
  /** What was asked is not understood. */
  VERSION,
  /** It cannot be written there. */
  FAILED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<No> parse(String word) {
    for (No each : values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}

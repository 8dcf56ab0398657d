package psw.wire.pairing;

import java.util.Optional;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;

/** What follows from a message. */
public sealed interface Step {
  /**
   * Send this and wait for the next.
   *
   * @param message JSON, at most 4096 bytes of UTF-8
   */
  record Send(String message) implements Step {}

  /**
   * The other proved that it knows the code and holds the key that it names. Keep this where it
   * survives the process; the message says that it is kept. B sends it then, A once it is paired.
   *
   * @param other who it is and what it gives
   * @param key what both share from now on; to be kept by its owner alone
   * @param message JSON, at most 4096 bytes of UTF-8
   */
  record Keep(Introduction other, SharedKey key, String message) implements Step {}

  /** Both have kept their half; the end of the mailbox says whether it counts. */
  record Paired() implements Step {}

  /**
   * Over: no secret is left in here, what was to be kept is void, and the code must not be used
   * again.
   *
   * @param why the first rule that was broken
   * @param detail the member at fault, for {@link Failure#MALFORMED}
   */
  record Failed(Failure why, Optional<BadValue> detail) implements Step {}
}

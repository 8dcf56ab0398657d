package psw.pairing.run;

import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;

/** How a run ended. */
public sealed interface Outcome {
  /**
   * Both sides know each other, and have kept it.
   *
   * @param other who the other is and what it gives
   * @param key what both share from now on
   */
  record Paired(Introduction other, SharedKey key) implements Outcome {}

  /**
   * Nothing came of it, and nothing is kept.
   *
   * @param why in one word
   */
  record Failed(Reason why) implements Outcome {}
}

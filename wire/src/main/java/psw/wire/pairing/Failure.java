package psw.wire.pairing;

/** Why a run ended without a pairing. After any of these the code is burnt. */
public enum Failure {
  /** A message of more than 4096 bytes. */
  TOO_LARGE,
  /** A message that cannot be read, or a point that is none. */
  MALFORMED,
  /** Not the message whose turn it is, or one after the end. */
  OUT_OF_ORDER,
  /** Our own message came back. */
  REFLECTED,
  /** A proof, a seal or a signature does not hold: somebody altered a message. */
  TAMPERED,
  /** The other side has another code: mistyped, or somebody guessed and missed. */
  WRONG_WORD,
  /** The other side is ourselves. */
  SAME_IDENTITY
}

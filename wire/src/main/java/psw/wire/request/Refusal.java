package psw.wire.request;

/** Why a proof does not prove a request. */
public enum Refusal {
  /** The signature is not the key's. */
  SIGNATURE,
  /** It is for another method or path. */
  OTHER_REQUEST,
  /** It is for another body. */
  OTHER_BODY,
  /** Signed, or revised, more than 60 seconds ahead of now. */
  TOO_FAR_AHEAD,
  /** Signed more than 60 seconds ago. */
  EXPIRED,
  /** Its revision, or a higher one, was accepted before. */
  USED
}

package psw.wire.announcement;

/** Why an announcement or a lease is not believed. */
public enum Refusal {
  /** More than 64 KiB. */
  TOO_LARGE,
  /** Not a compact JWS of the one header form with readable members. */
  MALFORMED,
  /** More than 256 services. */
  TOO_MANY_SERVICES,
  /** A version other than 1. */
  VERSION,
  /** The id is not the hash of the key, or header, payload and address do not name the same id. */
  WRONG_ID,
  /** The signature is not the key's. */
  SIGNATURE,
  /** Signed, or revised, more than five minutes ahead of now. */
  TOO_FAR_AHEAD,
  /** A term that is empty, or longer than an hour. */
  TERM,
  /** Its time is over. */
  EXPIRED,
  /** A lower revision than the one known. */
  LOWER_REVISION,
  /** The known revision with other bytes: its broker, or who copied its key, contradicts itself. */
  EQUIVOCATION,
  /** A lease for another announcement than the one known, or for none. */
  OTHER_ANNOUNCEMENT
}

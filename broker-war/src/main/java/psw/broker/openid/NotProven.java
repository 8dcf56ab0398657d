package psw.broker.openid;

/** Why a login by the provider came to nothing. */
final class NotProven extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is told of it, here and in the log; nothing of what the provider wrote. */
  enum Why {
    /** The provider does not answer, or not as one. */
    DOWN,
    /** The provider says that it did not go well, or nothing that is understood. */
    DENIED,
    /** No JSON Web Signature, or one with words that must be understood and are not. */
    FORM,
    /** Signed by nobody, by a shared secret, or in another way that proves nothing. */
    ALGORITHM,
    /** None of the provider's keys signed it. */
    SIGNATURE,
    /** Another provider's, also one that answers in this one's place. */
    ISSUER,
    /** Made for somebody else. */
    AUDIENCE,
    /** Over, or made in the future or long ago. */
    TIME,
    /** An answer to another login. */
    NONCE,
    /** It does not say who. */
    SUBJECT
  }

  private final Why why;

  NotProven(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  Why why() {
    return why;
  }
}

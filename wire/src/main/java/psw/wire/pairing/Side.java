package psw.wire.pairing;

import psw.wire.value.BadValue;

/** Which part a party plays in a run; each J-PAKE proof is bound to it. */
public enum Side {
  /** Made the code. */
  A,
  /** Was given the code. */
  B;

  /** The one at the other end. */
  public Side other() {
    return this == A ? B : A;
  }

  static Side parse(String text) throws BadValue {
    return switch (text) {
      case "A" -> A;
      case "B" -> B;
      default -> throw new BadValue("from", BadValue.Reason.MALFORMED);
    };
  }
}

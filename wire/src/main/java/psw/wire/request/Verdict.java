package psw.wire.request;

import psw.wire.jws.PublicKey;
import psw.wire.value.BrokerId;

/** What {@link Request#judge} says of a proof. */
public sealed interface Verdict {
  /**
   * The request is this broker's.
   *
   * @param id who it is
   * @param key its key
   * @param revision to be remembered, in the same transaction as what the request does
   */
  record Accepted(BrokerId id, PublicKey key, long revision) implements Verdict {}

  /**
   * Nobody proved anything.
   *
   * @param why the first rule that it breaks
   */
  record Refused(Refusal why) implements Verdict {}
}

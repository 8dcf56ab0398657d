package psw.client.transfer;

import java.util.Optional;

/**
 * What became of a file that was sent.
 *
 * @param end what it came to
 * @param name under which it lies there, for {@link End#SENT}
 * @param no why it was not taken, for {@link End#REFUSED}
 */
public record Outcome(End end, Optional<String> name, Optional<No> no) {
  /** What it came to. */
  public enum End {
    /** It lies there, whole. */
    SENT,
    /** It was not taken. */
    REFUSED,
    /** It is another file now than when it was begun. */
    CHANGED,
    /** Nobody is there any more who takes it; what has come is kept there. */
    LOST,
    /** Who answers is no receiver. */
    STRANGE
  }

  static Outcome of(End end) {
    return new Outcome(end, Optional.empty(), Optional.empty());
  }

  static Outcome sent(String name) {
    return new Outcome(End.SENT, Optional.of(name), Optional.empty());
  }

  static Outcome refused(No why) {
    return new Outcome(End.REFUSED, Optional.empty(), Optional.of(why));
  }
}

package psw.wire.box;

import java.util.List;
import psw.wire.announcement.Offer;
import psw.wire.value.BadValue;

/** What came of opening a box. */
public sealed interface Opened {
  /**
   * It opened.
   *
   * @param offers what the site offers to those it paired with, perhaps nothing
   */
  record Services(List<Offer> offers) implements Opened {
    /** Copies the list in. */
    public Services {
      offers = List.copyOf(offers);
    }
  }

  /** Another device's, of another site or revision, altered, or no box at all: these look alike. */
  record NotOurs() implements Opened {}

  /**
   * It opened, and its content cannot be read.
   *
   * @param why the part at fault
   */
  record Malformed(BadValue why) implements Opened {}
}

package psw.broker.sites;

import psw.broker.far.Trouble;
import psw.wire.announcement.Refusal;

/** What became of adding a site. */
public sealed interface Adding {
  /**
   * It is followed from now on.
   *
   * @param site the site
   */
  record Done(AddedSite site) implements Adding {}

  /**
   * Nothing was had from there.
   *
   * @param why what stood in the way
   */
  record Unread(Trouble why) implements Adding {}

  /**
   * What was had is not believed.
   *
   * @param why the first rule that it breaks
   */
  record Unbelieved(Refusal why) implements Adding {}

  /** This very broker answers there. */
  record Own() implements Adding {}

  /** As many were added as can be. */
  record TooMany() implements Adding {}
}

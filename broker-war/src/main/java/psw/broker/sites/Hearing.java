package psw.broker.sites;

import psw.broker.far.Trouble;
import psw.wire.announcement.Refusal;

/** How it went when a site was asked the last time. */
public sealed interface Hearing {
  /** It was not asked since the start. */
  record Unknown() implements Hearing {}

  /** What it says is believed. */
  record Heard() implements Hearing {}

  /**
   * It could not be asked.
   *
   * @param why what stood in the way
   */
  record Unread(Trouble why) implements Hearing {}

  /**
   * What it says is not believed.
   *
   * @param why the first rule that it breaks
   */
  record Unbelieved(Refusal why) implements Hearing {}
}

package psw.wire.mailbox;

import java.time.Duration;

/** The measures of a mailbox. */
public final class MailboxRules {
  /** How long a mailbox lives. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** The longest message, in bytes. */
  public static final int LONGEST_MESSAGE = 4096;

  /** How many messages each side may send; they are numbered from 1. */
  public static final int MOST_MESSAGES = 8;

  /** The longest that a reading request waits for a message. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private MailboxRules() {}
}

package psw.pairing.run;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import psw.pairing.mailbox.Mailbox;
import psw.pairing.mailbox.MailboxFailed;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;

/** A mailbox whose rendez-vous may be away for a while, as one that restarts is. */
final class Line {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  // the rendez-vous tells of the end first, by its own clock
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final Mailbox mailbox;
  private final Hook hook;
  private final Clock clock;
  private final Instant end;
  private boolean insisting;

  Line(Mailbox mailbox, Hook hook, Clock clock) {
    this.mailbox = mailbox;
    this.hook = hook;
    this.clock = clock;
    this.end = clock.instant().plus(MailboxRules.LIFE).plus(SLACK);
  }

  private interface Asking<T> {
    T ask() throws MailboxFailed;
  }

  /** From now on a rendez-vous that is away is waited for as long as the mailbox lives. */
  void insist() {
    insisting = true;
  }

  /** Sends the next message. */
  void send(String message) throws Stopped {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    patiently(
        () -> {
          mailbox.send(bytes);
          return true;
        });
  }

  /** Waits for the next message, for as long as the mailbox lives. */
  byte[] receive() throws Stopped {
    while (true) {
      Optional<byte[]> next = patiently(() -> mailbox.receive(MailboxRules.LONGEST_WAIT));
      if (next.isPresent()) {
        return next.get();
      }
      if (clock.instant().isAfter(end)) {
        throw new Stopped(Reason.EXPIRED);
      }
    }
  }

  /** Says that all is done; how the mailbox really ended. It is too late for giving up. */
  Ending settle() throws Stopped {
    boolean interrupted = Thread.interrupted();
    try {
      return patiently(() -> mailbox.end(Ending.DONE), new Hook());
    } finally {
      restore(interrupted);
    }
  }

  /** Ends the mailbox if that can be done now; how it really ended, if that could be heard. */
  Optional<Ending> end(Ending reason) {
    boolean interrupted = Thread.interrupted();
    try {
      return Optional.of(mailbox.end(reason));
    } catch (MailboxFailed e) {
      return Optional.empty();
    } finally {
      restore(interrupted);
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T patiently(Asking<T> asking) throws Stopped {
    return patiently(asking, hook);
  }

  private <T> T patiently(Asking<T> asking, Hook at) throws Stopped {
    Instant enough = insisting ? end : clock.instant().plus(PATIENCE);
    at.enter();
    try {
      while (true) {
        try {
          return asking.ask();
        } catch (MailboxFailed e) {
          at.check();
          Reason why = Reason.of(e);
          boolean passes = why == Reason.UNREACHABLE || why == Reason.BUSY;
          if (!passes || clock.instant().isAfter(enough)) {
            throw new Stopped(why, e.ending().filter(how -> how == Ending.DONE).isPresent());
          }
          TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(Reason.CANCELLED);
    } finally {
      at.leave();
    }
  }
}

package psw.pairing.run;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import psw.pairing.mailbox.Mailbox;
import psw.pairing.mailbox.MailboxFailed;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.jws.Identity;
import psw.wire.mailbox.Nameplate;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.Pairing;
import psw.wire.pairing.Side;
import psw.wire.value.BadValue;

/**
 * The door: one side of one pairing. Made without any I/O, walked once by one thread, given up by
 * any.
 *
 * <pre>{@code
 * Places places = Places.of(List.of("https://rv.example:9443#sha256=…"));
 * Introduction self = Introduction.of(me, Kind.DEVICE, name, Optional.of(ssh), Optional.empty());
 * Run run = Run.invite(places.usual().orElseThrow(), Form.WORDS, me, self, clock);
 * Run run = Run.join(places.at(code.host()), code, me, self, clock);      // or take up a code
 * Outcome outcome = run.walk(owner);       // owner.begun(code, …) shows it, owner.keep(…) keeps
 * }</pre>
 */
public final class Run {
  private final SecureRandom random = new SecureRandom();
  private final Hook hook = new Hook();
  private final AtomicBoolean walked = new AtomicBoolean();
  private final Side side;
  private final Opening opening;
  private final Identity me;
  private final Introduction self;
  private final Clock clock;

  /** What the mailbox is found or made by. */
  private interface Opening {
    Opened open() throws MailboxFailed, Stopped;
  }

  private record Opened(Mailbox mailbox, Code code) {}

  private Run(Side side, Opening opening, Identity me, Introduction self, Clock clock) {
    this.side = side;
    this.opening = opening;
    this.me = me;
    this.self = self;
    this.clock = clock;
  }

  /**
   * Makes a code and waits for the other.
   *
   * @param at where both meet; its host becomes part of the code
   * @param me proves who this side is
   * @param self what the other is told; its id is that of {@code me}
   * @param clock for signatures, and to know when to give up
   */
  public static Run invite(Rendezvous at, Form form, Identity me, Introduction self, Clock clock) {
    SecureRandom random = new SecureRandom();
    return new Run(
        Side.A,
        () -> {
          Mailbox mailbox = Mailbox.invite(at, me, clock);
          String nameplate = mailbox.nameplate().text();
          return new Opened(
              mailbox,
              form == Form.WORDS
                  ? Code.words(at.host(), nameplate, random)
                  : Code.link(at.host(), nameplate, random));
        },
        me,
        self,
        clock);
  }

  /**
   * Takes up a code that the other made.
   *
   * @param at where the code's rendez-vous is, see {@link Places#at}
   * @param me proves who this side is
   * @param self what the other is told; its id is that of {@code me}
   * @param clock to know when to give up
   */
  public static Run join(Rendezvous at, Code code, Identity me, Introduction self, Clock clock) {
    return new Run(
        Side.B, () -> new Opened(Mailbox.join(at, nameplate(code), clock), code), me, self, clock);
  }

  private static Nameplate nameplate(Code code) throws Stopped {
    try {
      return Nameplate.parse(code.nameplate());
    } catch (BadValue e) {
      // a code may have five digits, a mailbox has four or six
      throw new Stopped(Reason.UNKNOWN_CODE);
    }
  }

  /**
   * Walks to the outcome: at once when the rendez-vous refuses, else at the latest when the mailbox
   * is over, some ten minutes. An interrupt counts as {@link #cancel}, and is left set.
   */
  public Outcome walk(Owner owner) {
    if (walked.getAndSet(true)) {
      throw new IllegalStateException("a run is walked once");
    }
    try {
      hook.check();
      Opened opened = opening.open();
      Code code = opened.code();
      Line line = new Line(opened.mailbox(), hook, clock);
      Pairing pairing = new Pairing(side, code, me, self, random);
      Runnable begin = () -> owner.begun(code, opened.mailbox().expires());
      return new Walk(side, line, pairing, owner, begin).toItsEnd();
    } catch (Stopped e) {
      return new Outcome.Failed(e.why());
    } catch (MailboxFailed e) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      return new Outcome.Failed(interrupted ? Reason.CANCELLED : Reason.of(e));
    }
  }

  /**
   * Gives up, from any thread and at any time; does not wait. The outcome is then {@code
   * cancelled}, unless it was decided before.
   */
  public void cancel() {
    hook.giveUp();
  }
}

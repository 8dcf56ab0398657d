package psw.pairing.run;

import java.util.Optional;
import psw.wire.mailbox.Ending;
import psw.wire.pairing.Pairing;
import psw.wire.pairing.Side;
import psw.wire.pairing.Step;

/** The rounds of one run, once its mailbox is there. */
final class Walk {
  private final Side side;
  private final Line line;
  private final Pairing pairing;
  private final Owner owner;
  private final Runnable begin;
  private Optional<Step.Keep> kept = Optional.empty();
  private boolean confirmed;

  Walk(Side side, Line line, Pairing pairing, Owner owner, Runnable begin) {
    this.side = side;
    this.line = line;
    this.pairing = pairing;
    this.owner = owner;
    this.begin = begin;
  }

  /** To the outcome; whatever it is, the mailbox is over and both sides can know. */
  Outcome toItsEnd() {
    boolean whole = false;
    try {
      Outcome outcome = outcome();
      whole = true;
      return outcome;
    } finally {
      if (!whole) {
        line.end(Ending.CANCELLED);
        forget();
      }
    }
  }

  private Outcome outcome() {
    try {
      begin.run();
      line.send(pairing.first());
      while (true) {
        Step step = pairing.receive(line.receive());
        if (step instanceof Step.Send send) {
          line.send(send.message());
        } else if (step instanceof Step.Keep keep) {
          keep(keep);
        } else if (step instanceof Step.Failed failed) {
          return failed(Reason.of(failed.why()));
        } else {
          return side == Side.B ? decided(line.settle()) : confirmed();
        }
      }
    } catch (Stopped e) {
      return stopped(e.why());
    }
  }

  private void keep(Step.Keep all) throws Stopped {
    owner.keep(all.other(), all.key());
    kept = Optional.of(all);
    line.insist();
    // only now may the other hear of it; A says so in answer to B
    if (side == Side.B) {
      line.send(all.message());
    }
  }

  /**
   * Both have kept it. Whether it counts is one fact, which the mailbox's end tells to both: B ends
   * it, who knows that A has heard of B.
   */
  private Outcome decided(Ending how) {
    return how == Ending.DONE ? paired() : dropped(Reason.of(how));
  }

  private Outcome confirmed() throws Stopped {
    confirmed = true;
    line.send(kept.orElseThrow().message());
    try {
      line.receive();
      return failed(Reason.TAMPERED); // nothing follows
    } catch (Stopped e) {
      if (e.isDone()) {
        return paired();
      }
      throw e;
    }
  }

  private Outcome failed(Reason why) {
    line.end(why.ending());
    return dropped(why);
  }

  private Outcome stopped(Reason why) {
    boolean done = line.end(Ending.CANCELLED).filter(how -> how == Ending.DONE).isPresent();
    // B may have settled it a moment before we gave up
    return done && confirmed ? paired() : dropped(why);
  }

  private Outcome paired() {
    Step.Keep all = kept.orElseThrow();
    return new Outcome.Paired(all.other(), all.key());
  }

  private Outcome dropped(Reason why) {
    forget();
    return new Outcome.Failed(why);
  }

  private void forget() {
    if (kept.isPresent()) {
      owner.drop();
      kept.get().key().clear();
      kept = Optional.empty();
    }
  }
}

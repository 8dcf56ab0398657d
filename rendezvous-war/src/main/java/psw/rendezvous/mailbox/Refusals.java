package psw.rendezvous.mailbox;

import java.time.Duration;
import java.time.Instant;
import psw.server.edge.Problem;
import psw.server.edge.ProblemException;
import psw.server.edge.Problems;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.Nameplate;
import psw.wire.mailbox.Work;

/** What a mailbox refuses, over HTTP. */
final class Refusals {
  private Refusals() {}

  /** 410: how it ended. */
  static ProblemException gone(Ending how) {
    Problem problem =
        switch (how) {
          case CROWDED ->
              Problem.of(410, "crowded", "A third party claimed this mailbox")
                  .detail("somebody may have tried the code; take a new one");
          case EXPIRED ->
              Problem.of(410, "expired", "The time of this mailbox is over")
                  .detail("a code is good for ten minutes; take a new one");
          default ->
              Problem.of(410, "burnt", "One side ended this mailbox").with("reason", how.word());
        };
    return problem.asException();
  }

  /** 401: the same for a wrong token and for a nameplate that nobody has. */
  static ProblemException noKey() {
    return Problems.UNAUTHORIZED.asException();
  }

  static ProblemException workNeeded(Nameplate nameplate, Instant now) {
    return Problem.of(429, "work-needed", "A claim must show work at the moment")
        .detail("send the claim again with the header " + Work.HEADER)
        .with("challenge", Work.challenge(nameplate, now))
        .with("bits", Work.BITS)
        .header("Retry-After", "0")
        .asException();
  }

  static ProblemException later(Duration wait) {
    return later(Problems.TOO_MANY, wait);
  }

  static ProblemException full(Duration wait) {
    return later(Problem.of(503, "mailboxes-full", "All mailboxes are in use"), wait);
  }

  private static ProblemException later(Problem problem, Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return problem.header("Retry-After", Long.toString(seconds)).asException();
  }

  static ProblemException otherMessage() {
    return conflict("another message was sent under this number");
  }

  static ProblemException outOfTurn() {
    return conflict("the message before this one was not sent yet");
  }

  static ProblemException tooMany() {
    return conflict("a side may send 8 messages");
  }

  private static ProblemException conflict(String detail) {
    return Problem.of(409, "other-message", "This message does not follow what was sent")
        .detail(detail)
        .asException();
  }
}

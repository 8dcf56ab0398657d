package psw.rendezvous.intake;

import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;

/** What a refusal by the judge is over HTTP. */
final class Refusals {
  private Refusals() {}

  static Problem problem(Verdict.Refused refused) {
    Problem problem =
        switch (refused.why()) {
          case TOO_LARGE -> Problems.TOO_LARGE;
          case MALFORMED, TOO_MANY_SERVICES ->
              refused.detail().map(Problem::of).orElse(Problems.BAD_REQUEST);
          case VERSION -> unusable("the version is not 1");
          case TERM -> unusable("it must hold for more than nothing and at most an hour");
          case EXPIRED -> unusable("its time is over; is the clock right?");
          case TOO_FAR_AHEAD ->
              unusable("it is dated more than five minutes ahead; is the clock right?");
          case WRONG_ID -> unproven("the id in the address, the header and the key do not agree");
          case SIGNATURE -> unproven("the signature is not the key's");
          case LOWER_REVISION -> conflict("a higher revision is known");
          case EQUIVOCATION -> conflict("this revision is known with other content");
          case OTHER_ANNOUNCEMENT -> conflict("the lease is not for the announcement known here");
        };
    return refused.knownRevision().isPresent()
        ? problem.with("rev", refused.knownRevision().getAsLong())
        : problem.with("reason", word(refused.why()));
  }

  private static String word(Refusal why) {
    return why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static Problem unusable(String detail) {
    return Problem.of(400, "not-believed", "The message cannot be believed").detail(detail);
  }

  private static Problem unproven(String detail) {
    return Problem.of(401, "not-proven", "The message is not proven to be its broker's")
        .detail(detail)
        .header("WWW-Authenticate", "psw-jws realm=\"psw\"");
  }

  private static Problem conflict(String detail) {
    return Problem.of(409, "other-revision", "Something else is known of this broker")
        .detail(detail);
  }
}

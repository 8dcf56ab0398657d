package psw.broker.grants;

import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.wire.grant.Grants;
import psw.wire.value.BadValue;

/** The problems of granting. */
final class GrantProblems {
  private static final Problem NO_SSH_KEY =
      Problem.of(400, "no-ssh-key", "This peer has no SSH key that could be let in")
          .detail("it only offers; pair it again so that it brings its key");
  private static final Problem UNKNOWN_SERVICE =
      Problem.of(400, "unknown-service", "This site has no such service");
  private static final Problem OWN_MACHINERY =
      Problem.of(400, "own-machinery", "The site's own broker and SSH server are never granted")
          .detail("the service listens where they do");
  private static final Problem TOO_MANY =
      Problem.of(400, "too-many-grants", "One key has " + Grants.MOST_PER_KEY + " grants at most");

  private GrantProblems() {}

  static Problem of(Granted.Why why) {
    return switch (why) {
      case UNKNOWN_PEER -> Problems.NOT_FOUND;
      case NO_SSH_KEY -> NO_SSH_KEY;
      case UNKNOWN_SERVICE -> UNKNOWN_SERVICE;
      case OWN_MACHINERY -> OWN_MACHINERY;
      case OVER -> Problem.of(new BadValue("until", BadValue.Reason.OUT_OF_RANGE));
      case TOO_MANY -> TOO_MANY;
    };
  }
}

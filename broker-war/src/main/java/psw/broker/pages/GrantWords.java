package psw.broker.pages;

import java.time.Instant;
import psw.broker.grants.Given;
import psw.broker.grants.Granted;
import psw.wire.grant.Until;
import psw.wire.value.BadValue;

/** What granting says, put in words for a page. */
final class GrantWords {
  private static final String LOG = " What is wrong stands in the broker's log.";

  private GrantWords() {}

  /** What came of a grant. */
  static String done(String peer, Given grant) {
    String kept =
        peer + " may reach " + grant.service().name() + " until " + Until.text(grant.until()) + ".";
    return grant.enforced()
        ? kept
        : kept + " That is kept, but not enforced yet: the SSH server does not know of it." + LOG;
  }

  /** What came of a revocation. */
  static String gone(String peer, Given grant) {
    String gone = peer + " no longer reaches " + grant.service().name() + ".";
    return grant.enforced()
        ? gone
        : gone + " That is kept, but what the SSH server reads could not be changed yet." + LOG;
  }

  /** How a grant stands, as a word. */
  static String state(Given grant, Instant now) {
    if (!grant.enforced()) {
      return grant.revoked() ? "revoked, not enforced" : "not enforced";
    }
    return now.isBefore(grant.until()) ? "in force" : "over";
  }

  /** The field that a refusal is about. */
  static String field(Granted.Why why) {
    return switch (why) {
      case UNKNOWN_SERVICE, OWN_MACHINERY -> "service";
      case OVER -> "until";
      case UNKNOWN_PEER, NO_SSH_KEY, TOO_MANY -> "";
    };
  }

  /** Why there is no grant. */
  static String of(Granted.Why why) {
    return switch (why) {
      case UNKNOWN_PEER -> "This peer is gone.";
      case NO_SSH_KEY ->
          "This peer has no SSH key to be let in by: it only offers. Pair again, so that it brings"
              + " its key.";
      case UNKNOWN_SERVICE -> "This site has no such service any more.";
      case OWN_MACHINERY ->
          "The broker and the SSH server themselves are never granted: through a tunnel a peer"
              + " would be a local user to them.";
      case OVER -> until(BadValue.Reason.OUT_OF_RANGE);
      case TOO_MANY -> "This peer has as many grants as the SSH server can hold: revoke one first.";
    };
  }

  /** What is wrong with a day. */
  static String until(BadValue.Reason why) {
    return switch (why) {
      case MISSING -> "Until when? A grant needs an end.";
      case OUT_OF_RANGE -> "This day is over: a grant ends in the future.";
      default -> "A day, please, as 2030-12-24.";
    };
  }
}

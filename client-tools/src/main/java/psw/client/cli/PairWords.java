package psw.client.cli;

import psw.client.api.CallFailed;
import psw.pairing.run.Reason;

/** Why there is no pairing and what that means, put in words. */
final class PairWords {
  private static final String ANEW = "nothing was stored; a new code: psw pair";

  private PairWords() {}

  /** Why the broker did not even begin. */
  static int say(CallFailed failure, Console console) {
    if (failure.word().equals("bad-value")) {
      return console.fail(
          Exit.FAILED,
          "the broker has no rendez-vous to meet at",
          "its page adds one, and so does psw broker --rendezvous https://rv.example:9443");
    }
    return switch (failure.reason()) {
      case NOT_FOUND ->
          console.fail(
              Exit.REFUSED, "the broker does not know how to pair", "it is older than this psw");
      default -> ApiWords.say(failure, console);
    };
  }

  static int say(Reason reason, Console console) {
    return switch (reason) {
      case WRONG_WORD ->
          console.fail(
              Exit.UNVERIFIED,
              "the two codes differ: one was mistyped, or somebody tried yours and missed",
              "the code is burnt, " + ANEW);
      case CROWDED ->
          console.fail(
              Exit.UNVERIFIED,
              "somebody else took up this code as well; somebody may have tried it",
              "the code is burnt, " + ANEW);
      case TAMPERED ->
          console.fail(
              Exit.UNVERIFIED,
              "a message came that the other side cannot have sent",
              "somebody on the way, perhaps the rendez-vous itself, tried to come in between",
              "the code is burnt, " + ANEW);
      case EXPIRED ->
          console.fail(Exit.UNREACHABLE, "the other side did not come, or not to the end", ANEW);
      case CANCELLED -> console.fail(Exit.REFUSED, "the other side gave up", ANEW);
      case SAME_IDENTITY ->
          console.fail(
              Exit.FAILED,
              "the other side is this one itself",
              "psw pair CODE is for the other machine");
      case UNKNOWN_CODE ->
          console.fail(
              Exit.REFUSED,
              "no such code waits there: mistyped, used once already, or over",
              "codes are good for ten minutes and for one try; a new one: psw pair");
      case UNREACHABLE ->
          console.fail(
              Exit.UNREACHABLE,
              "the rendez-vous does not answer",
              "is it up? who takes up a code: is the name behind @ right? a broker must reach it, too");
      case NOT_VERIFIED ->
          console.fail(
              Exit.UNVERIFIED,
              "what answers there is not proven to be the rendez-vous",
              "its owner reads its address with the key at its start:"
                  + " PSW_RENDEZVOUS=https://HOST:9443#sha256=…");
      case BUSY ->
          console.fail(
              Exit.REFUSED,
              "the rendez-vous has no room now, or was asked too often",
              "try again in a minute");
      case REFUSED ->
          console.fail(
              Exit.REFUSED,
              "the rendez-vous does not take this",
              "is this machine's clock right? a minute is allowed");
    };
  }
}

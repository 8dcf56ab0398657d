package psw.client.cli;

import java.time.Duration;
import java.time.Instant;
import psw.gate.receive.Outcome;
import psw.wire.knock.Knock;
import psw.wire.value.IpAddress;

/** What the gate says of a knock. */
final class GateWords {
  private GateWords() {}

  static String of(Outcome outcome, Instant now) {
    String whose = "key " + outcome.key() + " from " + IpAddress.text(outcome.from());
    return switch (outcome.kind()) {
      case OPENED -> "opened for " + whose;
      case REPLAY -> "refused " + whose + ": it was had already, or an older one";
      case CLOCK -> "refused " + whose + ": its clock is " + clock(outcome, now);
      case NO_GRANT -> "refused " + whose + ": it has no grant any more";
      case SOURCE -> "refused " + whose + ": it says that it is " + claimed(outcome);
      case TOO_OFTEN -> "refused " + whose + ": more than two a second";
      case MALFORMED -> "refused " + whose + ": it asks for what this version does not know";
      case FAILED -> "not opened for " + whose + ": the disk refuses, or the firewall does";
      case NOISE -> "noise from " + IpAddress.text(outcome.from());
    };
  }

  private static String clock(Outcome outcome, Instant now) {
    Duration ahead =
        outcome.knock().map(knock -> Duration.between(now, knock.at())).orElse(Duration.ZERO);
    return ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead");
  }

  private static String claimed(Outcome outcome) {
    return outcome
        .knock()
        .flatMap(Knock::source)
        .map(source -> "at " + IpAddress.text(source))
        .orElse("nowhere");
  }
}

package psw.client.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
      case FORGOTTEN ->
          "refused "
              + whose
              + ": its key is older than what is remembered, so it may have been had";
      case CLOCK -> "refused " + whose + ": its clock is " + clock(outcome, now);
      case NO_GRANT -> "refused " + whose + ": its device has no grant";
      case SOURCE -> "refused " + whose + ": it says that it is " + claimed(outcome);
      case TOO_OFTEN -> "refused " + whose + ": more than two a second";
      case MALFORMED -> "refused " + whose + ": it asks for what this version does not know";
      case FAILED -> "not opened for " + whose + ": the disk refuses, or the firewall does";
      case NOISE -> "noise from " + IpAddress.text(outcome.from());
    };
  }

  static String waits(Instant from) {
    return "nothing is known of earlier knocks: who was paired before now is let in from "
        + from.truncatedTo(ChronoUnit.SECONDS)
        + " on";
  }

  static String ahead(Path last, Instant until) {
    return last
        + " remembers times up to "
        + until.truncatedTo(ChronoUnit.SECONDS)
        + ", ahead of this clock: whom they concern is not let in before";
  }

  static List<String> aheadHints(Path last) {
    return List.of(
        "if this clock is behind, set it: timedatectl set-ntp true",
        "if it is right: systemctl stop psw-gate; rm " + last + "; systemctl start psw-gate");
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

package psw.client.cli;

import psw.client.knock.Gate;
import psw.client.tunnel.Plan;
import psw.client.tunnel.TunnelFailed;
import psw.wire.value.Label;

/**
 * Why there is no wormhole to a service, put in words; what is like any tunnel's is said as such.
 */
final class OpenWords {
  private OpenWords() {}

  static int say(TunnelFailed failure, Plan plan, Goal goal, Console console) {
    return switch (failure.reason()) {
      case LOGIN_REFUSED -> notGranted(goal, console);
      case NO_ANSWER ->
          console.fail(
              exit(failure),
              failure.detail() + " does not answer",
              plan.gate() instanceof Gate.None
                  ? "is the site up? a gate opens for those who paired with it: psw pair"
                  : "is the site up? its gate was knocked at and may open for nobody",
              doctor(goal));
      case CONNECTION_REFUSED, NO_ROUTE, NOT_SSH -> {
        int exit = TunnelWords.say(failure, plan, console);
        console.hint(doctor(goal));
        yield exit;
      }
      default -> TunnelWords.say(failure, plan, console);
    };
  }

  private static String doctor(Goal goal) {
    return "psw doctor " + goal + "    says what is in the way";
  }

  static int notGranted(Goal goal, Console console) {
    return console.fail(
        Exit.REFUSED,
        "the site does not let this device " + use(goal),
        "not granted? ask its owner for: psw grant YOU " + service(goal),
        "not paired? psw pair");
  }

  private static String use(Goal goal) {
    return goal.service().map(label -> "use " + label).orElse("in");
  }

  private static String service(Goal goal) {
    return goal.service().map(Label::text).orElse("SERVICE");
  }

  static int exit(TunnelFailed failure) {
    return TunnelWords.exit(failure.reason());
  }
}

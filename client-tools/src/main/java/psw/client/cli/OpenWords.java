package psw.client.cli;

import psw.client.knock.Gate;
import psw.client.site.ServicePath;
import psw.client.tunnel.Plan;
import psw.client.tunnel.TunnelFailed;

/**
 * Why there is no wormhole to a service, put in words; what is like any tunnel's is said as such.
 */
final class OpenWords {
  private OpenWords() {}

  static int say(TunnelFailed failure, Plan plan, ServicePath path, Console console) {
    return switch (failure.reason()) {
      case LOGIN_REFUSED -> notGranted(path, console);
      case NO_ANSWER ->
          console.fail(
              exit(failure),
              failure.detail() + " does not answer",
              plan.gate() instanceof Gate.None
                  ? "is the site up? a gate opens for those who paired with it: psw pair"
                  : "is the site up? its gate was knocked at and may open for nobody",
              doctor(path));
      case CONNECTION_REFUSED, NO_ROUTE, NOT_SSH -> {
        int exit = TunnelWords.say(failure, plan, console);
        console.hint(doctor(path));
        yield exit;
      }
      default -> TunnelWords.say(failure, plan, console);
    };
  }

  private static String doctor(ServicePath path) {
    return "psw doctor " + path + "    says what is in the way";
  }

  static int notGranted(ServicePath path, Console console) {
    return console.fail(
        Exit.REFUSED,
        "the site does not let this device use " + path.service(),
        "not granted? ask its owner for: psw grant YOU " + path.service(),
        "not paired? psw pair");
  }

  static int exit(TunnelFailed failure) {
    return TunnelWords.exit(failure.reason());
  }
}

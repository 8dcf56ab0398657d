package psw.client.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** The first session to a site, by the first of its addresses that leads there. */
final class Opening {
  private final Console console;
  private final Goal goal;
  private int exit = Exit.FAILED;

  Opening(Console console, Goal goal) {
    this.console = console;
    this.goal = goal;
  }

  /** Makes a tunnel of a plan. */
  interface Opener {
    Tunnel open(Plan plan, Optional<Headstart> begun) throws TunnelFailed, InterruptedException;
  }

  /**
   * Tries one plan after another, and says what stood in the way.
   *
   * @param plans one for each address, at least one
   * @param headstart what was begun for the first
   * @return empty if none leads there; see {@link #exit}
   */
  Optional<Tunnel> open(List<Plan> plans, Optional<Headstart> headstart, Opener opener)
      throws InterruptedException {
    Optional<Headstart> begun = headstart;
    for (Iterator<Plan> each = plans.iterator(); each.hasNext(); ) {
      Plan plan = each.next();
      try {
        return Optional.of(opener.open(plan, begun));
      } catch (TunnelFailed e) {
        begun = Optional.empty();
        if (!isOfTheAddress(e)) {
          exit = OpenWords.say(e, plan, goal, console);
          return Optional.empty();
        }
        // the gravest failure is the answer: nobody answers at one address, and a stranger at
        // another
        exit = Math.max(exit, OpenWords.exit(e));
        if (each.hasNext()) {
          console.say(TunnelWords.what(e, plan.login().host()) + "; trying the next address");
        } else {
          OpenWords.say(e, plan, goal, console);
        }
      }
    }
    return Optional.empty();
  }

  /** The exit code, when nothing led there. */
  int exit() {
    return exit;
  }

  /** Whether another address of the site may do better. */
  private static boolean isOfTheAddress(TunnelFailed failure) {
    return switch (failure.reason()) {
      case NO_ANSWER,
          CONNECTION_REFUSED,
          NO_ROUTE,
          NOT_SSH,
          HOST_KEY_NOT_PINNED,
          NOT_STRICT,
          NO_COMMON_ALGORITHM ->
          true;
      default -> false;
    };
  }
}

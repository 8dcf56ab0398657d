package psw.client.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.client.site.ServicePath;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;

/** psw connect. */
@Command(
    name = "connect",
    description = {
      "Connect standard input and output to a service.",
      "For programs that take a command instead of a network: ssh's ProxyCommand, and",
      "by it scp, rsync and git. SERVICE.SITE.psw means the same as SITE/SERVICE. It",
      "ends when both sides have."
    },
    footer = {
      "  psw ssh-config >> ~/.ssh/config    # then: ssh me@ssh.rui.psw",
      "  ssh -o ProxyCommand='psw connect rui/ssh' me@rui"
    })
final class ConnectCommand extends DeviceCall {
  private final Ahead ahead;

  // whether the session or the service ended it is known by then
  private static final Duration ENDS = Duration.ofMillis(300);

  @Parameters(paramLabel = "SITE/SERVICE", description = "which service, as psw services lists it")
  private ServicePath path;

  /** {@code ahead} is what was begun for it, which it ends. */
  ConnectCommand(Ahead ahead) {
    this.ahead = ahead;
  }

  @Override
  int run() throws CallFailed, DeviceFailed {
    Goal goal = Goal.of(path);
    try (ahead) {
      Optional<Own> known = ahead.own();
      Own own = known.isPresent() ? known.get() : Own.here(clock());
      SiteWay way = new SiteWay(console(), goal.site(), own, ahead.knocks());
      Entrance entrance =
          Entrance.of(goal, Optional.empty(), way, ahead, (site, successor) -> false, console());
      Opening opening = new Opening(console(), goal);
      Optional<Tunnel> tunnel =
          opening.open(
              entrance.plans(),
              entrance.begun(),
              (plan, begun) -> Tunnel.open(plan, begun, Terminal::passPhrase, (target, why) -> {}));
      return tunnel.isPresent()
          ? carry(tunnel.get(), SiteWay.target(way.wanted(entrance.found(), goal).get(0)), goal)
          : exit(way, opening, goal);
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (NoSite e) {
      return SiteWords.say(e, console());
    } catch (CannotRemember e) {
      return SiteWords.say(e, console());
    }
  }

  private int exit(SiteWay way, Opening opening, Goal goal) {
    return way.isRefusedNow() ? OpenWords.notGranted(goal, console()) : opening.exit();
  }

  private int carry(Tunnel tunnel, Target target, Goal goal) throws InterruptedException {
    try (tunnel) {
      boolean whole =
          tunnel.pipe(
              target,
              new FileInputStream(FileDescriptor.in),
              new FileOutputStream(FileDescriptor.out));
      if (whole) {
        return Exit.DONE;
      }
      return tunnel.isOver(ENDS)
          ? console()
              .fail(
                  Exit.UNREACHABLE,
                  "the session to "
                      + goal.site()
                      + " is gone: "
                      + TunnelWords.brief(tunnel.awaitEnd()))
          : console().fail(Exit.FAILED, goal + " cut the connection");
    } catch (Refused e) {
      return e.why() == Refused.Why.PROHIBITED
          ? OpenWords.notGranted(goal, console())
          : console().fail(Exit.FAILED, TunnelWords.of(target, e.why()));
    }
  }
}

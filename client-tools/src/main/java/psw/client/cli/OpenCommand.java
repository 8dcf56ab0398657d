package psw.client.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.client.site.ServicePath;
import psw.client.tunnel.Bind;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** psw open. */
@Command(
    name = "open",
    description = {
      "Open a wormhole to a service: a port here that leads to it.",
      "SITE is the name that you gave it (psw peers), else its id, else the name it",
      "gives itself if no other does. Its announcement says where it is and which",
      "host key it has; any other key is refused. It runs until it is ended by Ctrl-C",
      "or SIGTERM: when the session is lost it is sought again, the port stays, and",
      "new connections wait for half a minute. The port is the same each time: the",
      "service's own where it is free, at an address that stands for the site. The",
      "broker is asked where there is one, else each of PSW_RENDEZVOUS; without it,",
      "where this device paired."
    },
    footer = {"  psw open rui/photos", "  psw open --all rui"})
final class OpenCommand extends DeviceCall {
  private final Ahead ahead;

  @Parameters(
      paramLabel = "SITE/SERVICE",
      description = "which service, as psw services lists it; with --all SITE")
  private String path;

  @Option(names = "--all", description = "all that the site offers you, also what comes later")
  private boolean all;

  @Option(
      names = "--listen",
      paramLabel = "[ADDR:]PORT",
      description = {
        "where to listen here (default: a port that stands for the service);",
        "with 0.0.0.0 or * for everybody who reaches this host"
      })
  private Optional<String> listen;

  @Option(
      names = "--lan",
      description = "for the whole network behind this host (psw firewall apply --lan)")
  private boolean lan;

  /** {@code ahead} is what was begun for it, which it ends. */
  OpenCommand(Ahead ahead) {
    this.ahead = ahead;
  }

  @Override
  int run() throws CallFailed, DeviceFailed {
    Goal goal = goal();
    Optional<Bind> bind = bind();
    try (ahead) {
      Optional<Own> known = ahead.own();
      Own own = known.isPresent() ? known.get() : Own.here(clock());
      return new Wormholes(console(), goal, bind, Places.of(lan), own, this::agrees, ahead).open();
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (NoSite e) {
      return SiteWords.say(e, console());
    } catch (CannotRemember e) {
      return SiteWords.say(e, console());
    }
  }

  private boolean agrees(Acquaintance site, BrokerId successor) {
    console()
        .say(site.name() + " changes its key: " + successor + " takes over, so its old key says");
    if (Settings.hasBroker()) {
      console()
          .hint("its broker's pairings do not follow yet: when the old key is gone, pair anew");
      return false;
    }
    if (!Terminal.isThere()) {
      console()
          .hint("on a terminal psw open asks whether to follow; afterwards all must pair anew");
      return false;
    }
    return Terminal.answer("follow it when the time comes? [y/N]")
        .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"))
        .isPresent();
  }

  private Goal goal() {
    if (lan && listen.isPresent()) {
      throw new ParameterException(commandLine(), "--lan and --listen both say where to listen");
    }
    if (!all) {
      try {
        return Goal.of(ServicePath.parse(path));
      } catch (BadValue e) {
        throw new ParameterException(
            commandLine(), "SITE/SERVICE " + WrongUsage.shown(path) + ": " + Words.of(e));
      }
    }
    if (listen.isPresent()) {
      throw new ParameterException(commandLine(), "--listen is for one service, --all for many");
    }
    if (!SiteName.isOne(path)) {
      throw new ParameterException(
          commandLine(), "no site can be called " + WrongUsage.shown(path));
    }
    return Goal.all(path);
  }

  private Optional<Bind> bind() {
    if (listen.isEmpty()) {
      return Optional.empty();
    }
    try {
      Bind bind = Bind.parse(listen.get());
      if (bind.isEverywhere()) {
        console().say("everybody who reaches this host can use the wormhole");
      }
      return Optional.of(bind);
    } catch (BadValue e) {
      throw new ParameterException(
          commandLine(),
          "--listen "
              + WrongUsage.shown(listen.get())
              + ": "
              + Words.of(e)
              + "; the form is [ADDR:]PORT");
    }
  }
}

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
      "or SIGTERM, or the session ends. The broker is asked where there is one, else",
      "each of PSW_RENDEZVOUS; without it, where this device paired."
    },
    footer = "  psw open rui/photos --listen 8080")
final class OpenCommand extends DeviceCall {
  private final Ahead ahead;

  @Parameters(paramLabel = "SITE/SERVICE", description = "which service, as psw services lists it")
  private ServicePath path;

  @Option(
      names = "--listen",
      paramLabel = "[ADDR:]PORT",
      description = "where to listen here (default: a port of 127.0.0.1 that is free)")
  private Optional<String> listen;

  /** {@code ahead} is what was begun for it, which it ends. */
  OpenCommand(Ahead ahead) {
    this.ahead = ahead;
  }

  @Override
  int run() throws CallFailed, DeviceFailed {
    Bind bind = bind();
    try (ahead) {
      Optional<Own> known = ahead.own();
      Own own = known.isPresent() ? known.get() : Own.here(clock());
      return new Entrance(console(), path, own, this::agrees).enter(bind, ahead);
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

  private Bind bind() {
    if (listen.isEmpty()) {
      return new Bind(Bind.LOOPBACK, 0);
    }
    try {
      Bind bind = Bind.parse(listen.get());
      if (bind.host().equals(Bind.EVERYWHERE)) {
        console().say("everybody who reaches this host can use the wormhole");
      }
      return bind;
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

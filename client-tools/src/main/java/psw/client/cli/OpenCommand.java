package psw.client.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Revisions;
import psw.client.site.Found;
import psw.client.site.Named;
import psw.client.site.NoSite;
import psw.client.site.Said;
import psw.client.site.ServicePath;
import psw.client.site.Sites;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Target;
import psw.wire.announcement.Announcement;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;

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
  @Parameters(paramLabel = "SITE/SERVICE", description = "which service, as psw services lists it")
  private ServicePath path;

  @Option(
      names = "--listen",
      paramLabel = "[ADDR:]PORT",
      description = "where to listen here (default: a port of 127.0.0.1 that is free)")
  private Optional<String> listen;

  @Override
  int run() throws CallFailed, DeviceFailed {
    Bind bind = bind();
    Device device = device();
    Book book = book(device);
    Sites sites = new Sites(book, directories(book), new Revisions(Settings.home()), clock());
    try (Ahead ahead = Ahead.to(path.site(), sites, device, book, clock())) {
      Found found = sites.find(path.site(), this::agrees);
      Named site = found.site();
      if (site.chosen()) {
        console().say(path.site() + " calls itself so; it is " + site.id());
      }
      Said said = found.said();
      said.others().forEach(other -> console().say(SiteWords.of(other)));
      Announcement announcement = said.announcement();
      Service service = sites.service(site, announcement, path.service());
      Gate gate = Gates.of(found, book, clock());
      SiteWords.deaf(announcement, gate, console());
      Target target = new Target(service.ip().text(), service.port());
      List<Forward> forwards = List.of(new Forward(bind, Optional.of(target)));
      List<IpAddress> addresses = Gates.order(announcement, book, clock());
      return new Opening(console(), path)
          .open(
              SitePlans.of(device, announcement, addresses, forwards, gate),
              ahead.towards(announcement));
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

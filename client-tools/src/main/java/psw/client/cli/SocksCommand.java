package psw.client.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.tunnel.Bind;
import psw.client.tunnel.NamedProxy;
import psw.client.tunnel.TunnelFailed;
import psw.wire.value.BadValue;

/** psw socks. */
@Command(
    name = "socks",
    description = {
      "A SOCKS proxy that reaches the services of sites by name.",
      "SERVICE.SITE.psw leads to SERVICE, whatever the port; everything else is",
      "refused. It speaks SOCKS 5, 4 and 4a, for programs of this user alone (and of",
      "root), and runs until it is ended by Ctrl-C or SIGTERM: a session that is lost",
      "is sought again."
    },
    footer = {
      "  psw socks ana rui",
      "  curl --socks5-hostname 127.0.0.1:1080 http://wiki.ana.psw/"
    })
final class SocksCommand extends DeviceCall {
  @Parameters(
      paramLabel = "SITE",
      arity = "1..*",
      description = "whose services, as psw peers names them")
  private List<String> sites = List.of();

  @Option(
      names = "--listen",
      paramLabel = "[ADDR:]PORT",
      defaultValue = "1080",
      description = "where to listen here (default: 1080 of 127.0.0.1)")
  private String listen;

  @Override
  int run() throws CallFailed, DeviceFailed {
    Bind bind = bind();
    Own own = Own.here(clock());
    PassPhraseOnce passPhrase = new PassPhraseOnce();
    Map<String, Presence> there = new LinkedHashMap<>();
    for (String site : sites) {
      if (!SiteName.isOne(site)) {
        throw new ParameterException(
            commandLine(), "no site can be called " + WrongUsage.shown(site));
      }
      there.computeIfAbsent(
          site, name -> new Presence(console(), name, own, passPhrase, LocalPort::of));
    }
    try {
      return serve(bind, there);
    } catch (TunnelFailed e) {
      console().say(TunnelWords.what(e, ""));
      console().hint("another one: psw socks --listen PORT");
      return Exit.FAILED;
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } finally {
      there.values().forEach(Presence::close);
    }
  }

  private int serve(Bind bind, Map<String, Presence> there)
      throws TunnelFailed, InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try (NamedProxy proxy = NamedProxy.open(bind, new SocksNames(there, console(), new Repeats()));
        Ending ending =
            new Ending(
                console(),
                "the proxy is closed",
                () -> {
                  there.values().forEach(Presence::close);
                  end.countDown();
                })) {
      there.values().forEach(Presence::begin);
      String names =
          there.keySet().stream()
              .map(site -> "*." + site + ".psw")
              .collect(Collectors.joining(", "));
      console().result(proxy.listening().where() + " -> " + names);
      end.await();
      return ending.begun() ? Exit.DONE : Exit.FAILED;
    }
  }

  private Bind bind() {
    try {
      Bind bind = Bind.parse(listen);
      if (bind.isEverywhere()) {
        console().say("everybody who reaches this host can use the proxy");
      }
      return bind;
    } catch (BadValue e) {
      throw new ParameterException(
          commandLine(),
          "--listen "
              + WrongUsage.shown(listen)
              + ": "
              + Words.of(e)
              + "; the form is [ADDR:]PORT");
    }
  }
}

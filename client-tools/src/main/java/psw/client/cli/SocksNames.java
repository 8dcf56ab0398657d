package psw.client.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import psw.client.site.ServicePath;
import psw.client.tunnel.NamedProxy;
import psw.client.tunnel.Refused;
import psw.wire.value.BadValue;

/**
 * Where the names behind the proxy lead. Of the sites that it is for it says why one is not
 * reached, as SOCKS tells an application no more than a number; of others, which a browser asks for
 * all the time, nothing.
 */
record SocksNames(Map<String, Presence> sites, Console console, Repeats repeats)
    implements NamedProxy.Names {
  @Override
  public Optional<NamedProxy.Route> of(String host) {
    Optional<ServicePath> path = path(host).filter(named -> sites.containsKey(named.site()));
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Presence site = sites.get(path.get().site());
    Optional<NamedProxy.Route> route = site.route(path.get().service());
    if (route.isEmpty()) {
      say(
          path.get().site()
              + ": "
              + (site.isOpen()
                  ? SiteWords.notOffered(path.get().service().text())
                  : "there is no session now"));
    }
    return route;
  }

  @Override
  public void refused(String host, Refused.Why why) {
    path(host).ifPresent(path -> say(TunnelWords.of(path.toString(), why)));
  }

  private void say(String line) {
    repeats.news(line, System.nanoTime()).ifPresent(console::say);
  }

  private static Optional<ServicePath> path(String host) {
    // a host's name has no case, and may end with a dot (RFC 4343, RFC 1034 3.1)
    String name = host.toLowerCase(Locale.ROOT);
    try {
      return Optional.of(
          ServicePath.parse(name.endsWith(".") ? name.substring(0, name.length() - 1) : name));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }
}

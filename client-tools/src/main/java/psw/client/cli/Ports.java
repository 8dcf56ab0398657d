package psw.client.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.client.api.Service;
import psw.client.site.Found;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Listening;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** The ports here that lead to services of one site through one tunnel. */
final class Ports {
  private final Console console;
  private final String site;
  private final Tunnel tunnel;
  private final Map<String, Port> ports = new LinkedHashMap<>(); // guarded by this

  /** A port and what it leads to. */
  record Port(Service service, Listening listening) {}

  Ports(Console console, String site, Tunnel tunnel) {
    this.console = console;
    this.site = site;
    this.tunnel = tunnel;
  }

  /**
   * Leads each port to where its service is now; what is new gets one, what is gone loses it.
   *
   * @param named a port that is there already, for the first
   */
  synchronized void follow(Found found, List<Service> wanted, Optional<Listening> named) {
    Map<String, Service> now = new LinkedHashMap<>();
    wanted.forEach(service -> now.putIfAbsent(service.label().text(), service));
    for (Port port : List.copyOf(ports.values())) {
      String label = port.service().label().text();
      Service service = now.remove(label);
      if (service == null) {
        ports.remove(label);
        tunnel.release(port.listening());
        console.say(site + '/' + label + " is open no more");
      } else {
        tunnel.lead(port.listening(), SiteWay.target(service));
        ports.put(label, new Port(service, port.listening()));
      }
    }
    now.values().forEach(service -> listen(found, service, named));
  }

  private void listen(Found found, Service service, Optional<Listening> named) {
    Optional<Listening> port = named.or(() -> taken(found, service));
    String path = site + '/' + service.label();
    if (port.isPresent()) {
      ports.put(service.label().text(), new Port(service, port.get()));
      console.result(port.get().where() + " -> " + path);
    } else {
      console.say("no port is free here for " + path);
    }
  }

  private Optional<Listening> taken(Found found, Service service) {
    Optional<Target> target = Optional.of(SiteWay.target(service));
    for (Bind at : LocalPort.of(found.site().id(), service.label(), service.port())) {
      try {
        return Optional.of(tunnel.listen(new Forward(at, target)));
      } catch (TunnelFailed taken) {
        // the next one
      }
    }
    return Optional.empty();
  }

  synchronized List<Port> all() {
    return new ArrayList<>(ports.values());
  }

  /** The services behind a target. */
  List<Service> leadingTo(Target target) {
    return all().stream()
        .map(Port::service)
        .filter(service -> SiteWay.target(service).equals(target))
        .toList();
  }
}

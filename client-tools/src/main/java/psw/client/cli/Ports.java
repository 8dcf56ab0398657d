package psw.client.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.client.api.Service;
import psw.client.site.Found;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Listening;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** The ports here that lead to services of one site through one tunnel. */
final class Ports {
  private final Console console;
  private final String site;
  private final Tunnel tunnel;
  private final Places places;
  private final Map<String, Port> ports = new LinkedHashMap<>(); // guarded by this
  private final Map<String, Shut> shut = new LinkedHashMap<>(); // guarded by this

  /** A port and what it leads to. */
  record Port(Service service, Listening listening) {}

  /**
   * Why there is no port for a service.
   *
   * @param offered whether the site has it for this device
   * @param why in words
   */
  record Shut(boolean offered, String why) {}

  /**
   * How all stand at one moment.
   *
   * @param open those that lead somewhere
   * @param shut what has none, by its label
   */
  record Now(List<Port> open, Map<String, Shut> shut) {
    static final Now NONE = new Now(List.of(), Map.of());
  }

  Ports(Console console, String site, Tunnel tunnel, Places places) {
    this.console = console;
    this.site = site;
    this.tunnel = tunnel;
    this.places = places;
  }

  /**
   * Leads each port to where its service is now; what is new gets one, what is gone loses it.
   *
   * @param named a port that is there already, for the first
   */
  void follow(Found found, List<Service> wanted, Optional<Listening> named) {
    follow(found, wanted, Set.of(), named);
  }

  /**
   * The same where some are wished for that the site does not offer.
   *
   * @param missing their labels
   */
  synchronized void follow(
      Found found, List<Service> wanted, Set<String> missing, Optional<Listening> named) {
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
    shut.keySet().removeIf(label -> !now.containsKey(label) && !missing.contains(label));
    missing.forEach(this::miss);
    now.values().forEach(service -> listen(found, service, named));
  }

  private void miss(String label) {
    Shut why = new Shut(false, SiteWords.notOffered(label));
    if (!why.equals(shut.put(label, why))) {
      console.say(site + ": " + why.why());
    }
  }

  private void listen(Found found, Service service, Optional<Listening> named) {
    String label = service.label().text();
    String path = site + '/' + label;
    try {
      Listening port = named.isPresent() ? named.get() : taken(found, service);
      ports.put(label, new Port(service, port));
      shut.remove(label);
      console.result(port.where() + " -> " + path);
    } catch (TunnelFailed e) {
      Shut why = new Shut(true, TunnelWords.what(e, ""));
      if (!why.equals(shut.put(label, why))) {
        console.say(noPort(path, why.why()));
        hint(e.reason()).ifPresent(console::hint);
      }
    }
  }

  static String noPort(String path, String why) {
    return "no port is free here for " + path + ": " + why;
  }

  private Listening taken(Found found, Service service) throws TunnelFailed {
    Optional<Target> target = Optional.of(SiteWay.target(service));
    TunnelFailed first = null;
    for (Bind at : places.of(found.site().id(), service.label(), service.port())) {
      try {
        return tunnel.listen(new Forward(at, target));
      } catch (TunnelFailed taken) {
        first = first == null ? taken : first;
      }
    }
    throw first;
  }

  private static Optional<String> hint(TunnelFailed.Reason reason) {
    return switch (reason) {
      case BIND_UNKNOWN ->
          Optional.of("psw firewall apply --lan IFACE    makes the network this host's (PSW_LAN)");
      case PORT_TAKEN ->
          Optional.of(
              "a server that listens at every address here has it: give it those that are its own"
                  + " (sshd: ListenAddress)");
      case PORT_DENIED -> Optional.of("root may, or who has CAP_NET_BIND_SERVICE");
      default -> Optional.empty();
    };
  }

  /** How all stand. */
  synchronized Now now() {
    return new Now(new ArrayList<>(ports.values()), new LinkedHashMap<>(shut));
  }

  /** Why nobody was let through when a port was last used. */
  Optional<Refused.Why> refusal(Port port) {
    return tunnel.refusal(SiteWay.target(port.service()));
  }

  /** The services behind a target. */
  List<Service> leadingTo(Target target) {
    return now().open().stream()
        .map(Port::service)
        .filter(service -> SiteWay.target(service).equals(target))
        .toList();
  }
}

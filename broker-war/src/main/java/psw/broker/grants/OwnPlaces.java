package psw.broker.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import psw.broker.address.Addresses;
import psw.server.settings.Settings;
import psw.wire.grant.Own;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** Where this site's own machinery is, looked up anew each time: hosts get and lose addresses. */
@ApplicationScoped
class OwnPlaces {
  private Settings settings;
  private Addresses addresses;

  protected OwnPlaces() {}

  @Inject
  OwnPlaces(Settings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  Own now() {
    Set<Port> ports = new HashSet<>(settings.ownPorts());
    ports.addAll(Listening.here());
    return new Own(addresses(addresses.addresses()), ports);
  }

  // what is announced leads here too, also where a router hides it
  private static Set<IpAddress> addresses(List<IpAddress> announced) {
    Set<IpAddress> all = new HashSet<>(announced);
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(address -> add(address, all));
    } catch (SocketException e) {
      throw new UncheckedIOException(new IOException("this host's addresses", e));
    }
    return all;
  }

  private static void add(InetAddress address, Set<IpAddress> all) {
    try {
      all.add(IpAddress.parse(address.getHostAddress().split("%", 2)[0]));
    } catch (BadValue e) {
      // link-local ones are never granted at all
      return;
    }
  }
}

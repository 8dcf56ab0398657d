package psw.broker.address;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * The addresses of this host at which others may reach it, as proc(5) and the platform tell: not
 * those of loopback, of links alone, or of the switches on which its own guests are.
 */
final class HostAddresses {
  private static final Path NET = Path.of("/proc/self/net");
  // of Docker, Podman, Kubernetes, LXC, Incus, libvirt, VMware and VirtualBox
  private static final Pattern GUESTS =
      Pattern.compile(
          "(docker|podman|veth|cni|flannel|cali|lxcbr|lxdbr|incusbr|virbr|vmnet|vboxnet).*"
              + "|br-[0-9a-f]{12}");

  // if_addr.h
  private static final int TEMPORARY = 0x01;
  private static final int UNUSABLE = 0x08 | 0x20 | 0x40; // of another host, deprecated, tentative

  private final Path net;

  HostAddresses() {
    this(NET);
  }

  HostAddresses(Path net) {
    this.net = net;
  }

  /** All of them, in the order of the interfaces. */
  List<OnHost> read() throws IOException {
    Set<String> outward = outward();
    Map<String, Integer> flags = flags();
    List<OnHost> all = new ArrayList<>();
    try {
      List<NetworkInterface> interfaces =
          NetworkInterface.networkInterfaces()
              .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
              .toList();
      for (NetworkInterface one : interfaces) {
        all.addAll(of(one, outward, flags));
      }
    } catch (SocketException e) {
      throw new IOException("this host's addresses", e);
    }
    return all;
  }

  private static List<OnHost> of(
      NetworkInterface one, Set<String> outward, Map<String, Integer> flags) {
    try {
      if (!one.isUp() || one.isLoopback() || isOfGuests(one.getName())) {
        return List.of();
      }
      boolean used = outward.contains(one.getName());
      // a private network behind a tunnel is nobody's neighbourhood
      boolean tunnel = one.isPointToPoint() && !used;
      return one.inetAddresses()
          .flatMap(address -> of(address, used, flags).stream())
          .filter(address -> !tunnel || address.address().isWide())
          .sorted(Comparator.comparing(address -> address.address().text()))
          .toList();
    } catch (SocketException e) {
      // gone meanwhile, or of a name that is no UTF-8, which Java cannot ask about
      return List.of();
    }
  }

  static boolean isOfGuests(String name) {
    return GUESTS.matcher(name).matches();
  }

  private static Optional<OnHost> of(
      InetAddress address, boolean outward, Map<String, Integer> flags) {
    int flag = flags.getOrDefault(HexFormat.of().formatHex(address.getAddress()), 0);
    if ((flag & UNUSABLE) != 0) {
      return Optional.empty();
    }
    try {
      IpAddress ip = IpAddress.parse(address.getHostAddress().split("%", 2)[0]);
      boolean temporary = address instanceof Inet6Address && (flag & TEMPORARY) != 0;
      return Optional.of(new OnHost(ip, temporary, outward));
    } catch (BadValue e) {
      // of one link alone
      return Optional.empty();
    }
  }

  /** What the kernel says of each IPv6 address, by its 32 digits. */
  Map<String, Integer> flags() throws IOException {
    Map<String, Integer> flags = new HashMap<>();
    for (String line : lines("if_inet6")) {
      // address, number of the interface, length of the prefix, scope, flags, interface
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length >= 6) {
        flags.put(fields[0].toLowerCase(Locale.ROOT), Integer.parseInt(fields[4], 16));
      }
    }
    return flags;
  }

  /** The interfaces with a route to everywhere. */
  Set<String> outward() throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : lines("route")) {
      // interface, destination, gateway, flags, references, use, metric, mask, …
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000")) {
        names.add(fields[0]);
      }
    }
    for (String line : lines("ipv6_route")) {
      // destination and its length, source and its length, next hop, metric, …, interface
      String[] fields = line.strip().split("\\s+", -1);
      if (fields.length >= 10 && fields[0].matches("0{32}") && fields[1].equals("00")) {
        names.add(fields[9]);
      }
    }
    return names;
  }

  private List<String> lines(String table) throws IOException {
    Path file = net.resolve(table);
    // a kernel without IPv6 has some of them not
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}

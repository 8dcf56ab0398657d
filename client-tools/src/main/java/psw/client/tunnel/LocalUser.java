package psw.client.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose program on this host made a connection: what was granted to one user is not for the others.
 * The kernel tells the owner of each socket (proc(5), {@code /proc/net/tcp}); where it does not, as
 * on other systems, everybody on this host counts as its user.
 */
public final class LocalUser {
  private static final Path ACCOUNTS = Path.of("/etc/passwd");
  private static final SocketTable TABLE =
      new SocketTable(
          List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6")), Files::lines);
  private static final Path SELF = Path.of("/proc/self");
  private static final String MAPPED = "0000000000000000FFFF0000";

  private LocalUser() {}

  /** Whether a connection from this host may be used: its owner's is ours, or root's. */
  static boolean isOurs(Socket accepted) {
    return isOurs(accepted, Set.of());
  }

  /**
   * Whether a connection from this host is of ours, of root's, or of an account's: one that sshd
   * forwards is of the account that was logged in.
   *
   * @param account its name; passwd(5)
   */
  public static boolean isOursOrOf(Socket accepted, String account) {
    return isOurs(accepted, uids(account));
  }

  /** Whether a connection is known to be of an account that is neither ours nor root. */
  public static boolean isOf(Socket accepted, String account) {
    // by one look: between two it may be gone, and what is gone is not ours
    return TABLE.isThere() && owner(accepted).filter(strangers(account)::contains).isPresent();
  }

  private static Set<String> strangers(String account) {
    Set<String> uids = new HashSet<>(uids(account));
    uids.removeAll(ours());
    return uids;
  }

  private static Set<String> uids(String account) {
    try (Stream<String> lines = Files.lines(ACCOUNTS, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 2 && fields[0].equals(account))
          .map(fields -> fields[2])
          .collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      return Set.of();
    }
  }

  /** Whether the other end of a connection from this host has closed it already. */
  static boolean isGone(Socket accepted) {
    return TABLE.isThere() && isLoopback(accepted) && owner(accepted).isEmpty();
  }

  // from any address of this host one reaches the loopback ones, so both ends are looked at
  private static boolean isLoopback(Socket accepted) {
    return accepted.getInetAddress().isLoopbackAddress()
        || accepted.getLocalAddress().isLoopbackAddress();
  }

  private static boolean isOurs(Socket accepted, Set<String> others) {
    if (!TABLE.isThere()) {
      return true;
    }
    Optional<String> owner = owner(accepted);
    if (owner.isEmpty()) {
      return !isLoopback(accepted); // whose other end is not of this host
    }
    return owner.filter(uid -> others.contains(uid) || ours().contains(uid)).isPresent();
  }

  private static Set<String> ours() {
    Set<String> uids = new HashSet<>(Set.of("0"));
    try {
      uids.add(Files.getAttribute(SELF, "unix:uid").toString());
    } catch (IOException e) {
      // not known is not ours
    }
    return uids;
  }

  private static Optional<String> owner(Socket accepted) {
    InetSocketAddress from = (InetSocketAddress) accepted.getRemoteSocketAddress();
    InetSocketAddress to = (InetSocketAddress) accepted.getLocalSocketAddress();
    return TABLE.owner(names(from), names(to));
  }

  /** As the kernel writes an end: words of four bytes in the machine's order; IPv4 also as IPv6. */
  static List<String> names(InetSocketAddress end) {
    String port = String.format(Locale.ROOT, ":%04X", end.getPort());
    String address = words(end.getAddress());
    return end.getAddress() instanceof Inet4Address
        ? List.of(address + port, MAPPED + address + port)
        : List.of(address + port);
  }

  private static String words(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder());
    StringBuilder text = new StringBuilder();
    while (bytes.hasRemaining()) {
      text.append(String.format(Locale.ROOT, "%08X", bytes.getInt()));
    }
    return text.toString();
  }
}

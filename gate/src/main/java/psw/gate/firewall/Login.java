package psw.gate.firewall;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The login that a process belongs to, which must be shown: by an unbroken line of parents up to
 * its SSH server, the host's console, or the wall of a container. What was cut off from its login,
 * as by setsid, tmux or systemd-run, may be of any.
 */
final class Login {
  private static final Set<String> SESSIONS = Set.of("sshd-session", "sshd-auth");
  private static final Set<String> SERVERS =
      Set.of("sshd", "sshd-session", "sshd-auth", "dropbear");
  private static final String CONNECTION = "SSH_CONNECTION";
  private static final int HOPS = 4;

  /** What can be shown of one. */
  enum Origin {
    /** It is a connection over SSH that was made since. */
    SINCE,
    /** It is one from before. */
    BEFORE,
    /** It came by a way that no rule shuts. */
    CONSOLE,
    /** Nothing. */
    UNKNOWN
  }

  private final Processes processes;
  private final long since;

  /** Judges by a time, in clock ticks since the host was started. */
  Login(Processes processes, long since) {
    this.processes = processes;
    this.since = since;
  }

  Origin of(long pid) throws IOException {
    try {
      return of(pid, HOPS);
    } catch (Processes.Gone e) {
      return Origin.UNKNOWN;
    }
  }

  private Origin of(long pid, int hops) throws IOException {
    boolean console = false;
    boolean strayed = false;
    long below = pid;
    long each = pid;
    // what lost its parent is the first one's child, whatever that one is
    while (each > 1) {
      if (SERVERS.contains(processes.name(each))) {
        return overSsh(each, below, hops);
      }
      console |= processes.isAtConsole(each);
      strayed |= processes.variable(each, CONNECTION).isPresent();
      below = each;
      each = processes.parent(each);
    }
    boolean outside = each == 0 && below > 1 && processes.isNetworkOfContainer();
    return (console || outside) && !strayed ? Origin.CONSOLE : Origin.UNKNOWN;
  }

  // the login itself may share an old connection
  private Origin overSsh(long server, long below, int hops) throws IOException {
    if (isFromBefore(server)) {
      return Origin.BEFORE;
    }
    Optional<String> connection =
        server == below ? Optional.empty() : processes.variable(below, CONNECTION);
    String[] ends = connection.orElse("").split(" ", -1);
    if (ends.length != 4 || !ends[0].matches("[0-9a-fA-F:.]+(%.*)?")) {
      return Origin.UNKNOWN;
    }
    if (!isOfThisHost(InetAddress.getByName(ends[0]))) {
      return Origin.SINCE;
    }
    // it did not come through the gate, but whoever made it may have
    return hops == 0
        ? Origin.UNKNOWN
        : worst(processes.holders(Integer.parseInt(ends[1]), Integer.parseInt(ends[3])), hops - 1);
  }

  private boolean isFromBefore(long server) throws IOException {
    return processes.started(first(server)) <= since;
  }

  // the process that took the connection: after the log-in another serves who is not root
  private long first(long server) throws IOException {
    long first = server;
    long above = processes.parent(first);
    while (isServer(above) && isOfConnection(above, first)) {
      first = above;
      above = processes.parent(first);
    }
    return first;
  }

  // the one that waits for connections is no server's child, and holds none of those it handed on
  private boolean isOfConnection(long above, long below) throws IOException {
    return SESSIONS.contains(processes.name(above))
        || isServer(processes.parent(above))
        || processes.shareConnection(above, below);
  }

  private boolean isServer(long pid) throws IOException {
    return pid > 1 && SERVERS.contains(processes.name(pid));
  }

  private static boolean isOfThisHost(InetAddress address) throws IOException {
    return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
  }

  private Origin worst(List<Long> makers, int hops) throws IOException {
    Origin worst = makers.isEmpty() ? Origin.UNKNOWN : Origin.CONSOLE;
    for (long maker : makers) {
      Origin origin = SERVERS.contains(processes.name(maker)) ? forwarded(maker) : of(maker, hops);
      if (origin == Origin.BEFORE || worst == Origin.BEFORE) {
        worst = Origin.BEFORE;
      } else if (origin == Origin.UNKNOWN || worst == Origin.UNKNOWN) {
        worst = Origin.UNKNOWN;
      } else {
        worst = origin;
      }
    }
    return worst;
  }

  private Origin forwarded(long server) throws IOException {
    return isFromBefore(server) ? Origin.BEFORE : Origin.SINCE;
  }
}

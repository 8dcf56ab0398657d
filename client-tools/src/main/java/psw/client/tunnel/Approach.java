package psw.client.tunnel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import psw.client.knock.Gate;
import psw.client.knock.Knocker;
import psw.client.knock.Sender;
import psw.client.tunnel.TunnelFailed.Reason;

/** The way to an SSH server: its addresses, its gate, a connection. */
final class Approach {
  private static final int PATIENCE_MS = 10_000;
  private static final int ROUND_MS = 3_000;
  private static final int ROUNDS = 3;

  private Approach() {}

  /** Tries each address of the host in turn; a name is looked up once. */
  static SocketChannel connect(Login login, Gate gate) throws TunnelFailed, InterruptedException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(login.host());
    } catch (UnknownHostException e) {
      throw new TunnelFailed(Reason.NAME_UNKNOWN, login.host());
    }
    TunnelFailed failed = null;
    for (InetAddress address : addresses) {
      try {
        return connect(new InetSocketAddress(address, login.port().number()), gate);
      } catch (TunnelFailed e) {
        failed = e;
      }
    }
    throw failed;
  }

  private static SocketChannel connect(InetSocketAddress to, Gate gate)
      throws TunnelFailed, InterruptedException {
    if (gate instanceof Gate.Sequence sequence) {
      Knocker knocker = new Knocker(to.getAddress(), Knocker.BRIEF);
      return throughGate(to, Dialler.AFTER_KNOCK, round -> knocked(knocker, sequence));
    }
    if (gate instanceof Gate.Datagram datagram) {
      Sender sender = new Sender(datagram);
      return throughGate(to, Dialler.AFTER_DATAGRAM, round -> sent(sender, to, round));
    }
    return dial(Optional.empty(), to, Dialler.ONCE, PATIENCE_MS);
  }

  /** Knocks; the local address from which the gate opens, where that is known. */
  private interface Knocking {
    Optional<InetAddress> knock(int round) throws TunnelFailed;
  }

  private static Optional<InetAddress> knocked(Knocker knocker, Gate.Sequence sequence) {
    sequence.ports().forEach(knocker::knock);
    return Optional.empty();
  }

  private static Optional<InetAddress> sent(Sender sender, InetSocketAddress to, int round)
      throws TunnelFailed {
    try {
      return Optional.of(sender.knock(to.getAddress(), round).local());
    } catch (IOException e) {
      throw new TunnelFailed(Reason.NO_ROUTE, Words.endpoint(to.getAddress(), to.getPort()));
    }
  }

  // A knock that was lost on the way is not heard of; so it is begun again.
  private static SocketChannel throughGate(InetSocketAddress to, int[] starts, Knocking knocking)
      throws TunnelFailed, InterruptedException {
    for (int round = 0; ; round++) {
      Optional<InetAddress> from = knocking.knock(round);
      try {
        return dial(from, to, starts, ROUND_MS);
      } catch (TunnelFailed e) {
        if (round + 1 == ROUNDS || e.reason() != Reason.NO_ANSWER) {
          throw e;
        }
      }
    }
  }

  private static SocketChannel dial(
      Optional<InetAddress> from, InetSocketAddress to, int[] starts, int limitMs)
      throws TunnelFailed, InterruptedException {
    String where = Words.endpoint(to.getAddress(), to.getPort());
    try {
      return Dialler.dial(from, to, starts, limitMs);
    } catch (SocketTimeoutException e) {
      throw new TunnelFailed(Reason.NO_ANSWER, where);
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (ConnectException e) {
      boolean timedOut = String.valueOf(e.getMessage()).contains("timed out");
      throw new TunnelFailed(timedOut ? Reason.NO_ANSWER : Reason.CONNECTION_REFUSED, where);
    } catch (IOException e) {
      throw new TunnelFailed(Reason.NO_ROUTE, where);
    }
  }
}

package psw.client.tunnel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;
import psw.client.knock.Knocker;
import psw.client.tunnel.TunnelFailed.Reason;
import psw.wire.value.Port;

/** The way to an SSH server: its addresses, its gate, a connection. */
final class Approach {
  private static final int PATIENCE_MS = 10_000;
  private static final int ROUND_MS = 3_000;
  private static final int ROUNDS = 3;

  private Approach() {}

  /** Tries each address of the host in turn; a name is looked up once. */
  static SocketChannel connect(Login login, List<Port> knock)
      throws TunnelFailed, InterruptedException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(login.host());
    } catch (UnknownHostException e) {
      throw new TunnelFailed(Reason.NAME_UNKNOWN, login.host());
    }
    TunnelFailed failed = null;
    for (InetAddress address : addresses) {
      try {
        return knock.isEmpty()
            ? dial(address, login.port(), Dialler.ONCE, PATIENCE_MS)
            : throughGate(address, login.port(), knock);
      } catch (TunnelFailed e) {
        failed = e;
      }
    }
    throw failed;
  }

  // A knock that was lost on the way is not heard of; the sequence is begun again.
  private static SocketChannel throughGate(InetAddress address, Port port, List<Port> knock)
      throws TunnelFailed, InterruptedException {
    Knocker knocker = new Knocker(address, Knocker.BRIEF);
    for (int round = 1; ; round++) {
      knock.forEach(knocker::knock);
      try {
        return dial(address, port, Dialler.AFTER_KNOCK, ROUND_MS);
      } catch (TunnelFailed e) {
        if (round == ROUNDS || e.reason() != Reason.NO_ANSWER) {
          throw e;
        }
      }
    }
  }

  private static SocketChannel dial(InetAddress address, Port port, int[] starts, int limitMs)
      throws TunnelFailed, InterruptedException {
    String where = Words.endpoint(address, port.number());
    try {
      return Dialler.dial(new InetSocketAddress(address, port.number()), starts, limitMs);
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

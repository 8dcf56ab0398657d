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
import psw.client.knock.NotSent;
import psw.client.knock.Sender;
import psw.client.tunnel.TunnelFailed.Reason;

/** The way to an SSH server: its addresses, its gate, a connection. */
final class Approach {
  private Approach() {}

  /**
   * Tries each address of the host in turn; a name is looked up once.
   *
   * @param brief whether to knock once only
   */
  static SocketChannel connect(Login login, Gate gate, boolean brief)
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
        return connect(new InetSocketAddress(address, login.port().number()), gate, brief);
      } catch (TunnelFailed e) {
        failed = e;
      }
    }
    throw failed;
  }

  private static SocketChannel connect(InetSocketAddress to, Gate gate, boolean brief)
      throws TunnelFailed, InterruptedException {
    try {
      return through(gate, to, brief);
    } catch (NotSent e) {
      int port = gate instanceof Gate.Datagram knocked ? knocked.port().number() : to.getPort();
      throw new TunnelFailed(Reason.KNOCK_NOT_SENT, Words.endpoint(to.getAddress(), port));
    }
  }

  private static SocketChannel through(Gate gate, InetSocketAddress to, boolean brief)
      throws TunnelFailed, NotSent, InterruptedException {
    if (gate instanceof Gate.Sequence sequence) {
      Knocker knocker = new Knocker(to.getAddress(), Knocker.BRIEF);
      return dial(to, paced(Dialler.Pace.KNOCK, brief), round -> knocked(knocker, sequence));
    }
    if (gate instanceof Gate.Datagram datagram) {
      Sender sender = new Sender(datagram);
      return dial(
          to,
          paced(Dialler.Pace.DATAGRAM, brief),
          round -> Optional.of(sender.knock(to.getAddress(), round).local()));
    }
    return dial(to, Dialler.Pace.ONCE, round -> Optional.empty());
  }

  private static Dialler.Pace paced(Dialler.Pace pace, boolean brief) {
    return brief ? pace.brief() : pace;
  }

  private static Optional<InetAddress> knocked(Knocker knocker, Gate.Sequence sequence) {
    sequence.ports().forEach(knocker::knock);
    return Optional.empty();
  }

  // a knock that was lost on the way is not heard of; so it is begun again
  private static SocketChannel dial(
      InetSocketAddress to, Dialler.Pace pace, Dialler.Knocking knocking)
      throws TunnelFailed, NotSent, InterruptedException {
    String where = Words.endpoint(to.getAddress(), to.getPort());
    try {
      return Dialler.dial(to, pace, knocking);
    } catch (NotSent e) {
      throw e;
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

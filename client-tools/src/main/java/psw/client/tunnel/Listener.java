package psw.client.tunnel;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.tunnel.TunnelFailed.Reason;

/** The sockets of one forward: one, or for loopback one of each family on the same port. */
final class Listener implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int TRIES = 16;

  private final List<ServerSocket> sockets;
  private volatile Forward forward;

  private Listener(Forward forward, List<ServerSocket> sockets) {
    this.forward = forward;
    this.sockets = List.copyOf(sockets);
  }

  /** Takes the port; connections wait until somebody accepts. */
  static Listener bind(Forward forward) throws TunnelFailed {
    Bind bind = forward.bind();
    if (!bind.host().equals(Bind.LOOPBACK)) {
      return new Listener(forward, List.of(socket(address(bind), bind.port())));
    }
    for (int attempt = 1; ; attempt++) {
      ServerSocket v4 = socket(literal(127, 0, 0, 1), bind.port());
      List<ServerSocket> both = new ArrayList<>(List.of(v4));
      try {
        both.add(socket(v6Loopback(), v4.getLocalPort()));
      } catch (TunnelFailed e) {
        // a picked port may be taken in the other family; and a host may lack that family
        if (e.reason() != Reason.BIND_UNKNOWN) {
          close(both);
          if (bind.port() != 0 || attempt == TRIES) {
            throw e;
          }
          continue;
        }
      }
      return new Listener(forward, both);
    }
  }

  private static InetAddress address(Bind bind) throws TunnelFailed {
    if (bind.host().equals(Bind.EVERYWHERE)) {
      return new InetSocketAddress(0).getAddress();
    }
    try {
      return InetAddress.getByName(bind.host());
    } catch (UnknownHostException e) {
      throw new TunnelFailed(Reason.BIND_UNKNOWN, Words.endpoint(bind.host(), bind.port()));
    }
  }

  private static ServerSocket socket(InetAddress address, int port) throws TunnelFailed {
    String where = Words.endpoint(address, port);
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port), BACKLOG);
      return socket;
    } catch (IOException e) {
      close(socket == null ? List.of() : List.of(socket));
      throw new TunnelFailed(reason(e), where);
    }
  }

  private static Reason reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("ermission")) {
      return Reason.PORT_DENIED;
    }
    boolean inUse = e instanceof BindException && message.contains("in use");
    return inUse ? Reason.PORT_TAKEN : Reason.BIND_UNKNOWN;
  }

  private static InetAddress literal(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetAddress v6Loopback() {
    return literal(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  Forward forward() {
    return forward;
  }

  /** Connections that come from now on are for another target. */
  void lead(Target target) {
    forward = new Forward(forward.bind(), Optional.of(target));
  }

  List<ServerSocket> sockets() {
    return sockets;
  }

  /** Where it listens, the first of its addresses. */
  InetSocketAddress address() {
    return (InetSocketAddress) sockets.get(0).getLocalSocketAddress();
  }

  @Override
  public void close() {
    close(sockets);
  }

  private static void close(List<ServerSocket> sockets) {
    for (ServerSocket socket : sockets) {
      try {
        socket.close();
      } catch (IOException gone) {
        // which is what was wanted
      }
    }
  }
}

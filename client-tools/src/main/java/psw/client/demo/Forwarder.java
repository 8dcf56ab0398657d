package psw.client.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import psw.client.lab.Host;

/**
 * A port of this machine's loopback address that leads to one of a host's loopback address. The
 * host sees a visitor from its own machine.
 */
final class Forwarder {
  private final ServerSocket listener;
  private final Host host;
  private final int port;

  private Forwarder(ServerSocket listener, Host host, int port) {
    this.listener = listener;
    this.host = host;
    this.port = port;
  }

  /** Listens on {@code wanted}, or on another port when that is taken. */
  static Forwarder open(int wanted, Host host, int port) throws IOException {
    Forwarder forwarder = new Forwarder(listen(wanted), host, port);
    daemon(forwarder::accept);
    return forwarder;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket visitor = listener.accept();
        Process inside = host.start("nc", "-N", "127.0.0.1", Integer.toString(port));
        daemon(() -> pump(visitor, inside, true));
        daemon(() -> pump(visitor, inside, false));
      } catch (IOException e) {
        // this visitor's loss
      }
    }
  }

  private static void pump(Socket visitor, Process inside, boolean inwards) {
    try {
      InputStream from = inwards ? visitor.getInputStream() : inside.getInputStream();
      OutputStream to = inwards ? inside.getOutputStream() : visitor.getOutputStream();
      byte[] some = new byte[16 * 1024];
      for (int read = from.read(some); read >= 0; read = from.read(some)) {
        to.write(some, 0, read);
        to.flush();
      }
      if (inwards) {
        to.close();
        return;
      }
    } catch (IOException e) {
      // one side is gone, so the other goes
    }
    inside.destroy();
    try {
      visitor.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  private static ServerSocket listen(int wanted) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try {
      return new ServerSocket(wanted, 50, loopback);
    } catch (BindException taken) {
      return new ServerSocket(0, 50, loopback);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "demo-forward");
    thread.setDaemon(true);
    thread.start();
  }
}

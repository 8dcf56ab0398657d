package psw.gate;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Listens on TCP and UDP, both families, and sends back whatever comes. */
final class Echo {
  private final Executor threads;
  private final List<Socket> callers = new CopyOnWriteArrayList<>();

  Echo(Executor threads) {
    this.threads = threads;
  }

  String listen(int port) throws IOException {
    ServerSocket tcp = new ServerSocket(port, 200);
    DatagramSocket udp = new DatagramSocket(port);
    threads.execute(() -> accept(tcp));
    threads.execute(() -> reflect(udp));
    return "done";
  }

  /** Sends the word {@code hello} to every caller unasked. */
  String say() throws IOException {
    for (Socket caller : callers) {
      caller.getOutputStream().write(new byte[] {'h', 'e', 'l', 'l', 'o', '\n'});
    }
    return "done";
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        Socket caller = server.accept();
        callers.add(caller);
        threads.execute(() -> reflect(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void reflect(Socket caller) {
    try (caller) {
      caller.getInputStream().transferTo(caller.getOutputStream());
    } catch (IOException e) {
      // The caller went away.
    } finally {
      callers.remove(caller);
    }
  }

  private static void reflect(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
    while (true) {
      try {
        socket.receive(packet);
        socket.send(packet);
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }
}

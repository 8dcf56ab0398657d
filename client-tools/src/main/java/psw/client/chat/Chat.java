package psw.client.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat being held: its listener and whoever is connected. */
public final class Chat implements AutoCloseable {
  private static final int MOST_PEERS = 16;
  private static final int CONNECT_MS = 10_000;

  private final ServerSocket listener;
  private final Screen screen;
  private final List<Peer> peers = new CopyOnWriteArrayList<>();

  private Chat(ServerSocket listener, Screen screen) {
    this.listener = listener;
    this.screen = screen;
  }

  /** Listens on a free port of the loopback address. */
  public static Chat open(Screen screen) throws IOException {
    ServerSocket listener =
        new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Chat chat = new Chat(listener, screen);
    daemon(chat::accept, "chat-accept");
    return chat;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Connects to a peer. */
  public void call(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Peer peer = hold(socket, true);
    screen.came(peer.name());
  }

  /** Says a line to everybody who is there; who takes nothing for long is left. */
  public void say(String line) throws InterruptedException {
    for (Peer peer : List.copyOf(peers)) {
      if (peer.present() && !peer.say(line)) {
        peers.remove(peer);
        peer.close();
        screen.lost(peer.name());
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Peer peer : peers) {
        if (!peer.finish()) {
          screen.lost(peer.name());
        }
      }
    } catch (IOException e) {
      // closed all the same
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (peers.size() < MOST_PEERS || leaveSilent()) {
          hold(socket, false);
        } else {
          socket.close();
        }
      } catch (IOException e) {
        // one connection that was not to be, or the end
      }
    }
  }

  // who never said a line must not keep out who would
  private boolean leaveSilent() {
    for (Peer peer : List.copyOf(peers)) {
      if (!peer.present()) {
        peer.close();
        return peers.remove(peer);
      }
    }
    return false;
  }

  private Peer hold(Socket socket, boolean present) throws IOException {
    socket.setTcpNoDelay(true);
    Peer peer =
        new Peer(
            socket,
            socket.getRemoteSocketAddress().toString().replaceFirst("^[^/]*/", ""),
            present);
    peers.add(peer);
    Thread writer = daemon(peer::write, "chat-write");
    daemon(
        () -> {
          peer.read(screen);
          peers.remove(peer);
          writer.interrupt();
        },
        "chat-read");
    return peer;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}

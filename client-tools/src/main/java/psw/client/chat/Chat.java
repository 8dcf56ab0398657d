package psw.client.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A chat being held: its listener, if it has one, and whoever is connected. */
public final class Chat implements AutoCloseable {
  private static final int CONNECT_MS = 10_000;
  private static final long FIRST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 10_000;

  private final Optional<ServerSocket> listener;
  private final Screen screen;
  private final Callers callers;
  private final List<Peer> called = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private volatile boolean closing;

  private Chat(
      Optional<ServerSocket> listener, Screen screen, Function<Socket, Optional<String>> names) {
    this.listener = listener;
    this.screen = screen;
    this.callers = new Callers(screen, names);
  }

  /**
   * Listens on a free port of the loopback address.
   *
   * @param names who a caller is, if that is known; never by his own words
   */
  public static Chat open(Screen screen, Function<Socket, Optional<String>> names)
      throws IOException {
    ServerSocket listener =
        new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Chat chat = new Chat(Optional.of(listener), screen, names);
    daemon(() -> chat.accept(listener), "chat-accept");
    return chat;
  }

  /** One that nobody can call. */
  public static Chat calling(Screen screen) {
    return new Chat(Optional.empty(), screen, caller -> Optional.empty());
  }

  /** The port it listens on. */
  public int port() {
    return listener.orElseThrow().getLocalPort();
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
    Wire wire = new Wire(socket);
    Peer peer = new Peer(host + ":" + port, screen);
    called.add(peer);
    screen.came(peer.name(), Optional.empty());
    daemon(
        () -> {
          talk(new Call(peer), peer, wire, () -> {});
          leave(peer);
        },
        "chat-read");
  }

  /**
   * Calls a peer, and calls it again whenever the connection is lost, until it has gone. What is
   * said meanwhile waits.
   *
   * @param name what it is called here
   */
  public void keep(String name, Way way) {
    Peer peer = new Peer(name, screen);
    called.add(peer);
    daemon(() -> keep(peer, way), "chat-call");
  }

  private void keep(Peer peer, Way way) {
    Call call = new Call(peer);
    boolean[] came = {false};
    long pause = FIRST_PAUSE_MS;
    try {
      while (!peer.isOver()) {
        Optional<Wire> wire = reached(way);
        boolean talked =
            wire.isPresent() && talk(call, peer, wire.get(), () -> isThere(peer, came));
        if (talked && !peer.isOver()) {
          screen.away(peer.name());
        }
        pause = talked ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
        if (!peer.isOver()) {
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException | Unreachable e) {
      // for good
    } finally {
      leave(peer);
      over.complete(null);
    }
  }

  private void isThere(Peer peer, boolean[] before) {
    if (before[0]) {
      screen.back(peer.name());
    } else {
      screen.came(peer.name(), Optional.empty());
    }
    before[0] = true;
  }

  private static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static Optional<Wire> reached(Way way) throws InterruptedException, Unreachable {
    try {
      return Optional.of(new Wire(way.connect().orElseThrow(Unreachable::new)));
    } catch (IOException notNow) {
      return Optional.empty();
    }
  }

  /** Completes when who was kept has gone, or cannot be reached any more. */
  public CompletableFuture<Void> over() {
    return over;
  }

  /** Says a line to everybody who is there; who takes nothing for long is left. */
  public Said say(String line) throws InterruptedException {
    Said said = new Said(line);
    for (Peer peer : peers()) {
      if (!peer.say(said)) {
        leave(peer);
      }
    }
    return said;
  }

  /** Whether there is nobody to say anything to. */
  public boolean isAlone() {
    return peers().isEmpty();
  }

  private List<Peer> peers() {
    List<Peer> all = new ArrayList<>(called);
    all.addAll(callers.all());
    return all;
  }

  @Override
  public void close() {
    closing = true;
    try {
      if (listener.isPresent()) {
        listener.get().close();
      }
      callers.close();
      for (Peer peer : peers()) {
        peer.finish();
      }
    } catch (IOException e) {
      // closed all the same
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Wire wire = new Wire(from.accept());
        if (callers.takes(wire)) {
          daemon(() -> receive(wire), "chat-read");
        }
      } catch (IOException e) {
        // one connection that was not to be, or the end
      }
    }
  }

  private void receive(Wire wire) {
    Optional<Peer> peer = Optional.empty();
    try (wire) {
      wire.write(Hello.GREETING);
      Optional<String> line = wire.lines().next();
      // what a scan leaves is no line
      if (line.isPresent() && wire.lines().ended()) {
        Optional<Hello> hello = Hello.parse(line.get());
        peer =
            Optional.of(
                hello.isPresent() ? callers.marked(wire, hello.get()) : callers.plain(wire));
        attend(peer.get(), wire, hello.isPresent() ? Optional.empty() : line);
      }
    } catch (Peer.Strange e) {
      peer.ifPresent(Peer::end);
    } catch (IOException gone) {
      // said below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      callers.forget(wire);
    }
    peer.ifPresent(one -> lost(one, wire));
  }

  private void lost(Peer peer, Wire wire) {
    if (peer.lost(wire)) {
      if (peer.isLasting()) {
        screen.away(peer.name());
        return;
      }
    } else if (!peer.isOver()) {
      return; // it is on another connection
    }
    leave(peer);
  }

  /** Whether both agreed on what they speak, before it ended. */
  private static boolean talk(Call call, Peer peer, Wire wire, Runnable whenBegun) {
    boolean begun = false;
    try (wire) {
      call.begin(wire);
      begun = true;
      whenBegun.run();
      attend(peer, wire, Optional.empty());
    } catch (Peer.Strange e) {
      peer.end();
    } catch (IOException gone) {
      // said by who called
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    peer.lost(wire);
    return begun;
  }

  private static void attend(Peer peer, Wire wire, Optional<String> said)
      throws IOException, InterruptedException {
    daemon(() -> peer.write(wire), "chat-write");
    peer.read(wire, said);
  }

  private void leave(Peer peer) {
    boolean was = called.remove(peer) || callers.remove(peer);
    peer.end();
    if (was && !closing) {
      screen.went(peer.name());
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}

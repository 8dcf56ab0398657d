package psw.client.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An SSH session and the ports forwarded through it. Closing it ends every connection. */
public final class Tunnel implements AutoCloseable {
  private static final int IDLE_S = 5;
  private static final int AGAIN_MS = 50;

  private final Link link;
  private final List<Listener> listeners;
  private final Told told;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads = pool();
  private final CompletableFuture<TunnelFailed> end;
  private volatile boolean closed;

  private Tunnel(Link link, List<Listener> listeners, Refusals refusals) {
    this.link = link;
    this.listeners = listeners;
    this.told = new Told(refusals);
    this.end = link.over().whenComplete((why, bug) -> close());
  }

  /**
   * Takes the ports, knocks, connects and logs in. When it returns, every forward works.
   *
   * @param passPhrase asked when the key file needs one
   * @param refusals hears of targets that are not reached
   */
  public static Tunnel open(Plan plan, PassPhrase passPhrase, Refusals refusals)
      throws TunnelFailed, InterruptedException {
    // first what needs nobody else: a gate opens once for each sequence
    Way way = Way.of(plan, passPhrase);
    return open(plan, () -> way.go(), refusals);
  }

  /**
   * Takes the ports and takes up a session that was begun.
   *
   * @param plan what it was begun for
   */
  public static Tunnel open(Plan plan, Headstart begun, PassPhrase passPhrase, Refusals refusals)
      throws TunnelFailed, InterruptedException {
    return open(
        plan,
        () -> {
          Optional<Link> link = begun.link();
          return link.isPresent() ? link.get() : Way.of(plan, passPhrase).go();
        },
        refusals);
  }

  /** Gets to a session. */
  private interface Going {
    Link go() throws TunnelFailed, InterruptedException;
  }

  private static Tunnel open(Plan plan, Going going, Refusals refusals)
      throws TunnelFailed, InterruptedException {
    List<Listener> listeners = new ArrayList<>();
    Link link = null;
    try {
      for (Forward forward : plan.forwards()) {
        listeners.add(Listener.bind(forward));
      }
      link = going.go();
      Tunnel tunnel = new Tunnel(link, List.copyOf(listeners), refusals);
      tunnel.start();
      return tunnel;
    } finally {
      if (link == null) {
        listeners.forEach(Listener::close);
      }
    }
  }

  private void start() {
    for (Listener listener : listeners) {
      for (ServerSocket socket : listener.sockets()) {
        try {
          threads.execute(() -> accept(socket, listener.forward()));
        } catch (RejectedExecutionException e) {
          return; // the session is over already, as awaitEnd will say
        }
      }
    }
  }

  private void accept(ServerSocket socket, Forward forward) {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept(), forward);
      } catch (IOException e) {
        pause();
      }
    }
  }

  // too many open files, most likely: some will be closed
  private static void pause() {
    try {
      Thread.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket app, Forward forward) {
    Connection[] self = new Connection[1];
    self[0] =
        new Connection(
            app, forward.target(), link, told, threads, () -> connections.remove(self[0]));
    connections.add(self[0]);
    try {
      threads.execute(self[0]);
    } catch (RuntimeException | OutOfMemoryError noThread) {
      // ending, or the system has no more threads: the others live on
      connections.remove(self[0]);
      self[0].abort();
    }
    if (closed) {
      self[0].abort();
    }
  }

  /** The forwards, in the order of the plan. */
  public List<Listening> listening() {
    return listeners.stream().map(l -> new Listening(l.address(), l.forward())).toList();
  }

  /** Opens a connection to a target, as an application would, and ends it. */
  public void probe(Target target) throws Refused, InterruptedException {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Wormhole wormhole = link.connect(target, nobody, () -> {});
    wormhole.close();
    wormhole.free();
  }

  /** Waits until the session ended, by itself or closed, and all is closed; says why it did. */
  public TunnelFailed awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many connections there are now. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::close);
    connections.forEach(Connection::abort);
    link.close();
    threads.shutdown();
  }

  private static ThreadPoolExecutor pool() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_S,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(null, work, "tunnel-" + number.incrementAndGet(), 256 * 1024);
          thread.setDaemon(true);
          return thread;
        });
  }
}

package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An SSH session, or one after another, and the ports forwarded through it. Closing it ends every
 * connection.
 */
public final class Tunnel implements AutoCloseable {
  private static final int AGAIN_MS = 50;

  private final Sessions sessions;
  private final List<Listener> listeners;
  private final Told told;
  private final Carrier carrier;
  private final CompletableFuture<TunnelFailed> end;
  private volatile boolean closed;

  private Tunnel(
      List<Listener> listeners, Refusals refusals, Function<Consumer<Link>, Sessions> sessions) {
    this.listeners = new CopyOnWriteArrayList<>(listeners);
    this.told = new Told(refusals);
    this.carrier = new Carrier(told);
    this.sessions = sessions.apply(carrier::abandon);
    this.end = this.sessions.over().whenComplete((why, bug) -> close());
  }

  /**
   * Takes the ports, knocks, connects and logs in. When it returns, every forward works. It ends
   * with its session.
   *
   * @param passPhrase asked when the key file needs one
   * @param refusals hears of targets that are not reached
   */
  public static Tunnel open(Plan plan, PassPhrase passPhrase, Refusals refusals)
      throws TunnelFailed, InterruptedException {
    return open(plan, Optional.empty(), passPhrase, refusals);
  }

  /**
   * The same.
   *
   * @param begun a session that was begun for this plan
   */
  public static Tunnel open(
      Plan plan, Optional<Headstart> begun, PassPhrase passPhrase, Refusals refusals)
      throws TunnelFailed, InterruptedException {
    return open(plan, begun, passPhrase, refusals, Stays.NOT);
  }

  /**
   * The same, and it stays: when its session is lost another is sought.
   *
   * @param begun a session that was begun for this plan
   * @param where asked for each further session
   * @param outages hears of the times without a session
   */
  public static Tunnel stay(
      Plan plan,
      Optional<Headstart> begun,
      PassPhrase passPhrase,
      Refusals refusals,
      Whereabouts where,
      Outages outages)
      throws TunnelFailed, InterruptedException {
    return open(
        plan,
        begun,
        passPhrase,
        refusals,
        (link, whenLost) -> Stay.with(link, plan, where, outages, whenLost));
  }

  /**
   * The same without a session yet: it is sought, which {@code outages} hears of as if one were
   * back.
   *
   * @param keyFile the private key
   */
  public static Tunnel seek(
      Path keyFile, PassPhrase passPhrase, Refusals refusals, Whereabouts where, Outages outages)
      throws TunnelFailed {
    JSch keys = Way.keys(keyFile, passPhrase);
    return new Tunnel(
        List.of(), refusals, whenLost -> Stay.seeking(keys, where, outages, whenLost));
  }

  /** What follows a session. */
  private interface Stays {
    Stays NOT = (link, whenLost) -> Sessions.single(link);

    Sessions after(Link link, Consumer<Link> whenLost);
  }

  private static Tunnel open(
      Plan plan, Optional<Headstart> begun, PassPhrase passPhrase, Refusals refusals, Stays stays)
      throws TunnelFailed, InterruptedException {
    List<Listener> listeners = new ArrayList<>();
    Link link = null;
    try {
      for (Forward forward : plan.forwards()) {
        listeners.add(Listener.bind(forward));
      }
      link = link(plan, begun, passPhrase);
      Link first = link;
      Tunnel tunnel = new Tunnel(listeners, refusals, whenLost -> stays.after(first, whenLost));
      listeners.forEach(tunnel::start);
      return tunnel;
    } finally {
      if (link == null) {
        listeners.forEach(Listener::close);
      }
    }
  }

  private static Link link(Plan plan, Optional<Headstart> begun, PassPhrase passPhrase)
      throws TunnelFailed, InterruptedException {
    Optional<Link> link = begun.isPresent() ? begun.get().link() : Optional.empty();
    // first what needs nobody else, the key: a gate opens once for each sequence
    return link.isPresent() ? link.get() : Way.of(plan, passPhrase).go();
  }

  /**
   * One more port. Connections to it are for the target, if it has one.
   *
   * @throws TunnelFailed if it cannot be taken
   */
  public Listening listen(Forward forward) throws TunnelFailed {
    Listener listener = Listener.bind(forward);
    listeners.add(listener);
    start(listener);
    if (closed) {
      listener.close();
    }
    return new Listening(listener.address(), forward);
  }

  /** Gives a port back; connections that came by it go on. */
  public void release(Listening listening) {
    at(listening)
        .ifPresent(
            listener -> {
              listeners.remove(listener);
              listener.close();
            });
  }

  /** Leads a port to another target from now on; connections that came by it go on. */
  public void lead(Listening listening, Target target) {
    at(listening).ifPresent(listener -> listener.lead(target));
  }

  private Optional<Listener> at(Listening listening) {
    return listeners.stream()
        .filter(listener -> listener.address().equals(listening.address()))
        .findFirst();
  }

  /** The site is elsewhere now, as the one who knows where says: goes there. */
  public void move() {
    sessions.move();
  }

  private void start(Listener listener) {
    for (ServerSocket socket : listener.sockets()) {
      try {
        carrier.execute(() -> accept(socket, listener));
      } catch (RejectedExecutionException e) {
        return; // the session is over already, as awaitEnd will say
      }
    }
  }

  private void accept(ServerSocket socket, Listener listener) {
    while (!socket.isClosed()) {
      try {
        serve(socket.accept(), listener.forward());
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

  private void serve(Socket app, Forward forward) throws SocketException {
    app.setTcpNoDelay(true);
    carrier.carry(new SocketApp(app), asking(app, forward.target()));
  }

  private Wish.Asking asking(Socket app, Optional<Target> target) {
    return any -> {
      if (!LocalUser.isOurs(app)) {
        // who only looked whether the port is open is nobody's business
        if (!LocalUser.isGone(app)) {
          target.ifPresent(to -> told.refused(to, Refused.Why.OTHER_USER, System.nanoTime()));
        }
        throw new IOException("another user's, or gone");
      }
      return target.isPresent()
          ? new Wish(sessions, target.get(), true, Wish.Answer.NONE)
          : new SocksAsking(app, sessions).ask(any);
    };
  }

  /** Carries an application to a target; it is told by its own protocol how that goes. */
  void carry(App app, Target target, Wish.Answer answer) {
    carrier.carry(app, any -> new Wish(sessions, target, false, answer));
  }

  /** The forwards, in the order of the plan. */
  public List<Listening> listening() {
    return listeners.stream().map(l -> new Listening(l.address(), l.forward())).toList();
  }

  /**
   * Carries two streams to a target and back until both sides have ended, or the far one cut it.
   *
   * @return whether all has come that the far side sent
   * @throws Refused if the target is not reached
   */
  public boolean pipe(Target target, InputStream in, OutputStream out)
      throws Refused, InterruptedException {
    Pipe pipe = new Pipe(in, out);
    carrier.carry(pipe, app -> new Wish(sessions, target, false, pipe));
    try {
      boolean whole = pipe.whole().get();
      if (pipe.refusal().isPresent()) {
        throw new Refused(pipe.refusal().get());
      }
      return whole;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Connects this process to a target, by a socket that ends when either side does; cut short, it
   * is reset.
   *
   * @throws Refused if the target is not reached
   * @throws IOException if this host has no socket left
   */
  public Socket connect(Target target) throws Refused, IOException, InterruptedException {
    Dialled app = Dialled.open();
    carry(app, target, app);
    return app.reachedEnd();
  }

  /** Opens a connection to a target, as an application would, and ends it. */
  public void probe(Target target) throws Refused, InterruptedException {
    InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Wormhole wormhole = sessions.now().connect(target, nobody, () -> {});
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

  /** Waits so long at most; whether it ended. */
  public boolean isOver(Duration patience) throws InterruptedException {
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why the last connection to a target was refused there; empty if it was not, or not tried. */
  public Optional<Refused.Why> refusal(Target target) {
    return told.met(target);
  }

  /** How it stands now. */
  public Standing standing() {
    Optional<Link> link = sessions.there();
    return new Standing(
        link.map(Link::age),
        link.map(Link::roundTrip),
        carrier.count(),
        carrier.traffic().up(),
        carrier.traffic().down());
  }

  /** How many connections there are now. */
  public int connections() {
    return carrier.count();
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::close);
    carrier.close();
    sessions.close();
  }
}

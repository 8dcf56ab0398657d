package psw.client.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import psw.client.serve.CannotServe.Reason;
import psw.client.tls.KeyUnusable;
import psw.client.tls.ServerKey;
import psw.pairing.pin.Pin;
import psw.wire.value.Port;

/** A server being run. Closing it ends it in order, or by force after 20 s. */
public final class Serving implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int POLL_MS = 100;
  private static final int MOST_UNKNOWN = 50;
  // a shell's way to tell of a signal, and the JDK's, and SIGKILL: signal(7)
  private static final int SIGNALLED = 128;
  private static final int KILL = 9;

  private final Plan plan;
  private final ServerKey key;
  private final DataDirectory data;
  private final Path unpacked;
  private final ServerLog log;
  private final Process server;
  private final Thread copier;
  private volatile boolean closing;

  private Serving(
      Plan plan, ServerKey key, DataDirectory data, Path unpacked, ServerLog log, Process server) {
    this.plan = plan;
    this.key = key;
    this.data = data;
    this.unpacked = unpacked;
    this.log = log;
    this.server = server;
    this.copier = new Thread(() -> log.copy(server.getInputStream()), "server-log");
    copier.setDaemon(true);
    copier.start();
  }

  /**
   * Starts a server. The calling thread must live as long as the server is wanted: on Linux the
   * kernel ends a child when the thread which started it is gone.
   *
   * @param now for a certificate that is made
   * @param listener hears every line the server logs
   */
  public static Serving start(Plan plan, Instant now, Consumer<String> listener)
      throws CannotServe, KeyUnusable {
    Path micro = Installation.file("payara-micro.jar");
    Path war = Installation.file(plan.kind().war());
    checkFree(plan.port(), Reason.PORT_TAKEN, Reason.PORT_DENIED);
    checkFree(plan.tls().port(), Reason.TLS_PORT_TAKEN, Reason.TLS_PORT_DENIED);
    checkNamed();
    DataDirectory data = DataDirectory.open(plan.data());
    try {
      ServerKey key = key(plan, now);
      Path unpacked = data.fresh("server");
      ServerLog log = new ServerLog(data.kept("log").resolve("server.log"), listener);
      Process server =
          new ProcessBuilder(ServerCommand.of(plan, key, micro, war, unpacked))
              .redirectErrorStream(true)
              .start();
      return new Serving(plan, key, data, unpacked, log, server);
    } catch (IOException e) {
      throw Complaint.of(plan.data(), e);
    }
  }

  // the application server ends where it cannot look that up
  private static void checkNamed() throws CannotServe {
    try {
      InetAddress unused = InetAddress.getLocalHost();
    } catch (UnknownHostException e) {
      // "NAME: why"
      throw new CannotServe(Reason.NAME_UNKNOWN, e.getMessage().split(":", 2)[0]);
    }
  }

  private static ServerKey key(Plan plan, Instant now) throws KeyUnusable, IOException {
    Optional<Plan.Own> own = plan.tls().own();
    return own.isPresent()
        ? ServerKey.own(own.get().certificate(), own.get().key())
        : ServerKey.kept(plan.data(), plan.tls().names(), now);
  }

  /** The pin of its key, unless its owner brought a certificate that speaks for itself. */
  public Optional<Pin> pin() {
    return plan.tls().own().isPresent() ? Optional.empty() : Optional.of(key.pin());
  }

  /** Whether its certificate is valid at a time. */
  public boolean isCertifiedAt(Instant time) {
    return key.isValidAt(time);
  }

  /**
   * Waits until the application says that it is ready. If it never will be, or the log has had no
   * new line for 3 minutes, or after 15 minutes in all, ends the server.
   *
   * @param still hears every 20 seconds for how long it has been waited
   * @throws InterruptedException also when the server is closed meanwhile
   */
  public void awaitReady(Consumer<Duration> still) throws CannotServe, InterruptedException {
    Patience patience = new Patience(System.nanoTime());
    int unknown = 0;
    while (true) {
      if (server.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
        throw given(Reason.ENDED);
      }
      int status = readiness();
      if (status == 200) {
        if (!speaksTls()) {
          end();
          // free when it was looked at; somebody was faster
          throw new CannotServe(Reason.TLS_PORT_TAKEN, plan.tls().port());
        }
        return;
      }
      // the server stays up when the deployment failed, deaf or with 404 for every address
      unknown = (status == 404 || status == 0) && log.serverIsUp() ? unknown + 1 : 0;
      if (log.refusal().isPresent()
          || unknown > MOST_UNKNOWN
          || (log.deploymentHasFailed() && log.serverIsUp())) {
        throw given(Reason.NOT_DEPLOYED);
      }
      long now = System.nanoTime();
      if (patience.isOver(log.lines(), now)) {
        throw given(Reason.TOO_SLOW).after(patience.lasted(now));
      }
      patience.news(now).ifPresent(still);
    }
  }

  /**
   * Waits until the server ends by itself, and says why it did.
   *
   * @throws InterruptedException when the server is closed meanwhile
   */
  public CannotServe awaitEnd() throws InterruptedException {
    int exit = server.waitFor();
    CannotServe ended = given(Reason.ENDED);
    // the log knows nothing of a signal that it could not hear
    boolean killed = exit == SIGNALLED + KILL;
    return killed ? new CannotServe(Reason.KILLED, KILL) : ended;
  }

  @Override
  public void close() {
    closing = true;
    end();
  }

  // both the one who waits and the one who closes may come here; the second finds it done
  private synchronized void end() {
    server.destroy();
    try {
      if (!server.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      copier.join(1000);
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (data) {
      DataDirectory.remove(unpacked);
    } catch (IOException leftForTheNextStart) {
      // which empties it
    }
  }

  private CannotServe given(Reason reason) throws InterruptedException {
    if (closing) {
      end();
      throw new InterruptedException("closed");
    }
    if (!server.isAlive()) {
      copier.join(1000);
    }
    CannotServe failure = new CannotServe(reason, log.file().toString(), log.causes());
    end();
    return failure;
  }

  private int readiness() {
    try {
      URI ready = URI.create("http://127.0.0.1:" + plan.port() + "/health/ready");
      HttpURLConnection asked = (HttpURLConnection) ready.toURL().openConnection();
      asked.setConnectTimeout(1000);
      asked.setReadTimeout(5000);
      asked.setInstanceFollowRedirects(false);
      int status = asked.getResponseCode();
      asked.disconnect();
      return status;
    } catch (IOException notYet) {
      return 0;
    }
  }

  private boolean speaksTls() {
    try (SSLSocket socket = (SSLSocket) key.pin().context().getSocketFactory().createSocket()) {
      InetAddress here = InetAddress.getLoopbackAddress();
      socket.connect(new InetSocketAddress(here, plan.tls().port().number()), 1000);
      socket.setSoTimeout(10_000);
      socket.startHandshake();
      return true;
    } catch (IOException nobodyOrAnother) {
      return false;
    }
  }

  private static void checkFree(Port port, Reason taken, Reason refused) throws CannotServe {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(port.number()));
    } catch (BindException e) {
      boolean denied = String.valueOf(e.getMessage()).contains("ermission");
      throw new CannotServe(denied ? refused : taken, port);
    } catch (IOException e) {
      throw new CannotServe(taken, port);
    }
  }
}

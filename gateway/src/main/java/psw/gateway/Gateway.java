package psw.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import psw.gate.authorized.Authorized;
import psw.wire.value.SshPublicKey;

/** The SSH server, from its start to its end. */
public final class Gateway implements AutoCloseable {
  /** Where it listens unless told otherwise: any user may take it, and the gate hides it. */
  public static final int USUAL_PORT = 22022;

  private static final Duration GRACE = Duration.ofSeconds(15);
  // two for each key that is tried, and one that asks what would do
  private static final int REQUESTS = 8;
  private static final long WINDOW = 1 << 20;

  private final SshServer server;
  private final SshPublicKey hostKey;
  private final AsynchronousChannelGroup targets;
  private final Thread warden;

  private Gateway(
      SshServer server, SshPublicKey hostKey, AsynchronousChannelGroup targets, Thread warden) {
    this.server = server;
    this.hostKey = hostKey;
    this.targets = targets;
    this.warden = warden;
  }

  /**
   * Starts it.
   *
   * @param share what the broker writes and reads ({@code docs/protocol.md}, 7); made where it is
   *     missing, with a host key and the port in it
   * @param listen where to listen; port 0 is any
   * @throws java.net.BindException when it cannot listen there
   * @throws IOException when the directory or the key in it cannot be used
   */
  public static Gateway open(Path share, InetSocketAddress listen, Journal journal, Clock clock)
      throws IOException {
    OwnFile.directory(share);
    Authorized authorized = Authorized.in(share);
    OwnFile.directory(authorized.directory());
    HostKey key = HostKey.keptIn(share);
    AsynchronousChannelGroup targets =
        AsynchronousChannelGroup.withFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), Gateway::thread);
    Guard guard = new Guard(authorized, journal, clock);
    SshServer server = server(listen, key, guard, new Switchboard(guard, journal, targets));
    server.addSessionListener(new Reception(journal));
    try {
      server.start();
      String port = server.getPort() + "\n";
      OwnFile.write(share.resolve("port"), port.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      server.close(true);
      targets.shutdownNow();
      throw e;
    }
    Thread warden = new Thread(new Warden(server, authorized, guard, journal), "gateway-warden");
    warden.setDaemon(true);
    warden.start();
    return new Gateway(server, key.known(), targets, warden);
  }

  private static SshServer server(
      InetSocketAddress listen, HostKey key, Guard guard, Switchboard switchboard) {
    SshServer server = Bare.server(key, guard, switchboard);
    server.setHost(listen.getAddress().getHostAddress());
    server.setPort(listen.getPort());
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "psw");
    CoreModuleProperties.AUTH_TIMEOUT.set(server, GRACE);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, REQUESTS);
    // whoever is silent is asked, by the warden
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    return server;
  }

  // its threads never wait for a key exchange of somebody's, so that others go on meanwhile
  private static Thread thread(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ThreadUtils.runAsInternal(
                    () -> {
                      work.run();
                      return null;
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            "gateway-targets");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** The key that it proves to be itself by. */
  public SshPublicKey hostKey() {
    return hostKey;
  }

  /** Ends it and every session of it. */
  @Override
  public void close() {
    warden.interrupt();
    server.close(true);
    try {
      targets.shutdownNow();
    } catch (IOException gone) {
      // with the process, at the latest
    }
  }
}

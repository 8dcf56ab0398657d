package psw.client.tunnel;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import psw.client.tunnel.TunnelFailed.Reason;

/** One authenticated SSH session, and the channels opened in it. */
final class Link {
  /** A silent server is asked for a sign of life after so long, and given up after two more. */
  private static final Duration ALIVE = Duration.ofSeconds(5);

  private static final int ALIVE_TRIES = 2;
  private static final Duration SILENCE = ALIVE.multipliedBy(ALIVE_TRIES + 2);
  private static final Duration LOOK = ALIVE.dividedBy(2);
  // what a round trip takes is not known from the login, which computes
  private static final int PINGS = 3;
  private static final Duration HANDSHAKE = Duration.ofSeconds(20);

  private final JSch keys;
  private final Session session;
  private final Connected connected;
  private final SessionLog log = new SessionLog();
  private final CompletableFuture<TunnelFailed> over = new CompletableFuture<>();
  private final AtomicLong roundTrip = new AtomicLong(Long.MAX_VALUE);
  private final Budget budget = Budget.ofThisProcess();

  private final AtomicInteger users = new AtomicInteger();
  private final long began = System.nanoTime();
  private volatile Optional<TunnelFailed> givenUp = Optional.empty();
  private volatile boolean retired;
  private volatile Runnable whenOver = () -> {};

  private Link(JSch jsch, Login login, SocketChannel socket) throws JSchException {
    keys = jsch;
    connected = new Connected(socket);
    session = jsch.getSession(login.user(), login.host(), login.port().number());
    session.setLogger(log);
  }

  /**
   * Logs in over a connection that is up.
   *
   * @param jsch holds the key
   */
  static Link open(JSch jsch, Login login, HostKeyJudge judge, SocketChannel socket)
      throws TunnelFailed {
    HostKeys hostKeys = new HostKeys(judge);
    try {
      Link link = new Link(jsch, login, socket);
      link.configure(hostKeys);
      long began = System.nanoTime();
      link.session.connect((int) HANDSHAKE.toMillis());
      // several round trips and some arithmetic: above any single one
      link.roundTrip.set((System.nanoTime() - began) / 4);
      link.watch();
      return link;
    } catch (JSchException e) {
      throw hostKeys.refusal().orElseGet(() -> LoginFailures.of(e, login));
    }
  }

  private void configure(HostKeys hostKeys) throws JSchException {
    session.setHostKeyRepository(hostKeys);
    session.setConfig("server_host_key", hostKeys.proposal());
    session.setConfig("prefer_known_host_key_types", "no");
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("require_strict_kex", "yes");
    String ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
    session.setConfig("cipher.c2s", ciphers);
    session.setConfig("cipher.s2c", ciphers);
    // what is proposed is there, on every Java that this runs on: to try each would make a pair of
    // keys for each method
    for (String tried : List.of("CheckCiphers", "CheckKexes", "CheckSignatures")) {
      session.setConfig(tried, "");
    }
    session.setConfig("PreferredAuthentications", "publickey");
    // one key, one method: no need to ask what the server would take
    session.setConfig("enable_auth_none", "no");
    session.setConfig("enable_pubkey_auth_query", "no");
    session.setServerAliveInterval((int) ALIVE.toMillis());
    session.setServerAliveCountMax(ALIVE_TRIES);
    session.setDaemonThread(true);
    session.setThreadFactory(this::sessionThread);
    session.setProxy(connected);
  }

  // The library asks for a sign of life on its reading thread, and waits for ever when it cannot
  // even send the question, because the network went away with much on its way.
  private void watch() {
    Thread watcher = new Thread(this::watchUntilOver, "ssh-session-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watchUntilOver() {
    Duration looked = Uptime.now();
    for (int looks = 0; !over.isDone(); looks++) {
      long asked = System.nanoTime();
      if (looks < PINGS) {
        ask();
      }
      pause(LOOK);
      if (looks < PINGS) {
        // what was heard last is the answer, or came after it
        connected.heardAfter(asked).ifPresent(this::mayBeRoundTrip);
      }
      // this host slept: what was connected then may be long gone, and who was not asked is silent
      boolean slept = Uptime.now().minus(looked).compareTo(LOOK.plus(ALIVE)) > 0;
      if (slept) {
        ask();
        pause(LOOK);
      }
      if (connected.silence().compareTo(slept ? LOOK : SILENCE) > 0) {
        giveUp(SessionLog.silent());
      } else if (connected.isStranded()) {
        giveUp(new TunnelFailed(Reason.LOST, "this host lost the address that it spoke from"));
      }
      looked = Uptime.now();
    }
  }

  private void mayBeRoundTrip(Duration took) {
    roundTrip.accumulateAndGet(took.toNanos(), Math::min);
  }

  private void ask() {
    try {
      session.sendKeepAliveMsg();
    } catch (Exception e) {
      // which its own thread notices
    }
  }

  private void giveUp(TunnelFailed why) {
    givenUp = Optional.of(why);
    connected.close();
  }

  private void pause(Duration time) {
    try {
      over.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillThere) {
      // look again
    } catch (InterruptedException | ExecutionException e) {
      Thread.currentThread().interrupt();
    }
  }

  // the library has no listener for a session's end, but its one thread does end
  private Thread sessionThread(Runnable work) {
    return new Thread(
        () -> {
          try {
            work.run();
          } finally {
            over.complete(givenUp.orElseGet(log::failure));
            whenOver.run();
          }
        },
        "ssh-session");
  }

  /**
   * Opens a connection to a target, and waits as long as the far end tries.
   *
   * @param origin the application, as the server may log it
   * @param whenClosed runs on the session's thread when the far side wants no more; must not block
   */
  Wormhole connect(Target target, InetSocketAddress origin, Runnable whenClosed)
      throws Refused, InterruptedException {
    try {
      ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
      if (channel == null) {
        throw new Refused(Refused.Why.SESSION_OVER); // it is just ending
      }
      channel.setHost(target.host());
      channel.setPort(target.port().number());
      channel.setOrgIPAddress(origin.getAddress().getHostAddress());
      channel.setOrgPort(origin.getPort());
      long asked = System.nanoTime();
      users.incrementAndGet();
      Wormhole wormhole =
          Wormhole.open(
              session, connected, channel, budget, roundTrip.get(), whenClosed, this::leave);
      roundTrip.accumulateAndGet(System.nanoTime() - asked, Math::min);
      return wormhole;
    } catch (JSchException | IOException e) {
      throw new Refused(Refused.Why.SESSION_OVER);
    }
  }

  private void leave() {
    if (users.decrementAndGet() == 0 && retired) {
      close();
    }
  }

  /** Ends it when nobody uses it any more. */
  void retire() {
    retired = true;
    users.incrementAndGet();
    leave();
  }

  /** What holds the key that it was logged in with. */
  JSch keys() {
    return keys;
  }

  /** The shortest that was seen: of a question, or of opening a connection; at first a guess. */
  Duration roundTrip() {
    return Duration.ofNanos(roundTrip.get());
  }

  /** How long ago it was begun. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Completes when the session has ended, with the cause. */
  CompletableFuture<TunnelFailed> over() {
    return over;
  }

  /** What is to be done when it has ended, perhaps at once; once or twice. Must not block. */
  void whenOver(Runnable then) {
    whenOver = then;
    if (over.isDone()) {
      then.run();
    }
  }

  /** Bytes that windows may still promise. */
  Budget budget() {
    return budget;
  }

  /** Ends it; the socket first, as the library would send to a server that takes nothing. */
  void close() {
    connected.close();
    session.disconnect();
  }
}

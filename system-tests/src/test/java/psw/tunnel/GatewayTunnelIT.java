package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/** Tunnels through psw gateway, one for all tests: as through OpenSSH's server. */
@Needs("ssh-keygen")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayTunnelIT implements CarriesBytes, EndsConnections {
  @TempDir private static Path dir;
  private static GatewayProcess gateway;

  private Openings open;

  @BeforeAll
  static void start() throws Exception {
    gateway = GatewayProcess.start(dir);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @BeforeEach
  void nothing_is_open() {
    open = new Openings(gateway);
  }

  @AfterEach
  void close() throws Exception {
    open.closeAll();
  }

  @Override
  public Openings open() {
    return open;
  }

  /** A login by the library alone, without what our client insists on. */
  private Session login(String strict) throws Exception {
    gateway.plan(ThroughSshd.to(9));
    JSch keys = new JSch();
    keys.addIdentity(dir.resolve("user").toString());
    Session session = keys.getSession("psw-tunnel", "127.0.0.1", gateway.port());
    session.setConfig("StrictHostKeyChecking", "no");
    session.setConfig("enable_strict_kex", strict);
    session.setTimeout((int) SOON.toMillis());
    session.connect();
    open.kept(session::disconnect);
    return session;
  }

  @Test
  void without_strict_key_exchange_nobody_gets_in() throws Exception {
    assertTrue(login("yes").isConnected());
    assertThrows(JSchException.class, () -> login("no"));
  }

  @Test
  void one_device_has_thirty_two_sessions_at_once() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (int n = 0; n < 32; n++) {
      sessions.add(login("yes"));
    }
    try {
      Session more = login("yes");
      await().atMost(SOON).until(() -> !more.isConnected());
    } catch (JSchException hungUp) {
      // before the library had read that it is in
    }
    assertTrue(sessions.stream().allMatch(Session::isConnected));
    sessions.get(0).disconnect();
    await()
        .atMost(SOON)
        .until(
            () -> {
              try {
                Session again = login("yes");
                await().during(Duration.ofSeconds(1)).until(again::isConnected);
                return true;
              } catch (JSchException notYet) {
                return false;
              }
            });
  }

  @Test
  void one_session_has_five_hundred_and_twelve_connections_at_once() throws Exception {
    int port = target(Target.ECHO).port();
    gateway.plan(ThroughSshd.to(port));
    Session session = login("yes");
    List<Channel> channels = new ArrayList<>();
    for (int n = 0; n < 512; n++) {
      channels.add(connect(session, port));
    }
    assertThrows(JSchException.class, () -> connect(session, port));
    channels.get(0).disconnect();
    await()
        .atMost(SOON)
        .until(
            () -> {
              try {
                connect(session, port);
                return true;
              } catch (JSchException notYet) {
                return false;
              }
            });
  }

  private static Channel connect(Session session, int port) throws JSchException, IOException {
    ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
    channel.setHost("127.0.0.1");
    channel.setPort(port);
    channel.setInputStream(null);
    channel.setOutputStream(OutputStream.nullOutputStream());
    channel.connect((int) SOON.toMillis());
    return channel;
  }
}

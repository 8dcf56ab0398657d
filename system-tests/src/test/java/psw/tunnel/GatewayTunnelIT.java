package psw.tunnel;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
}

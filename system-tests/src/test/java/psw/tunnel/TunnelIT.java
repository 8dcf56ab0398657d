package psw.tunnel;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/** Tunnels through a real OpenSSH server, one for all tests. */
@Needs({"root", "sshd", "ssh-keygen", "unshare", "curl"})
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TunnelIT implements CarriesBytes, EndsConnections, SpeaksSocks {
  @TempDir private static Path dir;
  private static Sshd sshd;

  private Openings open;

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(dir);
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @BeforeEach
  void nothing_is_open() {
    open = new Openings(sshd);
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

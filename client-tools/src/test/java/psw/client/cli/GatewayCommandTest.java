package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandTest {
  @TempDir private Path home;

  @Test
  void a_port_that_is_taken_is_said_with_what_to_do() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();
      Ran ran = Ran.in(home, Map.of("PSW_SSH_PORT", port), "gateway", "--listen", "127.0.0.1");
      assertEquals(1, ran.exit());
      assertTrue(ran.err().startsWith("psw: cannot listen on port " + port), ran::err);
      assertTrue(ran.err().contains("psw: hint: another one: --port"), ran::err);
    }
  }

  @Test
  void a_file_in_place_of_the_directory_is_said() throws Exception {
    Path file = Files.createFile(home.resolve("share"));
    Ran ran = Ran.in(home, Map.of(), "gateway", "--share", file.toString());
    assertEquals(1, ran.exit());
    assertTrue(ran.err().startsWith("psw: cannot run: "), ran::err);
    assertTrue(ran.err().contains("does this account own " + file), ran::err);
  }

  @Test
  void a_host_key_that_others_may_read_is_not_used() throws Exception {
    Path share = Files.createDirectory(home.resolve("share"));
    Files.createFile(share.resolve("ssh_host_ed25519_key"));
    Ran ran = Ran.in(home, Map.of(), "gateway", "--share", share.toString());
    assertEquals(1, ran.exit());
    assertTrue(ran.err().contains("may be read by others; set its mode to 0600"), ran::err);
  }

  @Test
  void a_setting_that_is_no_port_is_wrong_usage() throws Exception {
    Ran ran = Ran.in(home, Map.of("PSW_SSH_PORT", "ssh"), "gateway");
    assertEquals(2, ran.exit());
    assertTrue(ran.err().startsWith("psw: PSW_SSH_PORT is no port"), ran::err);
  }
}

package psw.tunnel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class TunnelCommandIT {
  @TempDir private Path dir;
  private Sshd sshd;

  @BeforeEach
  void start() throws Exception {
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  private Command tunnel(Path known, String... more) throws Exception {
    String[] words = {
      "tunnel",
      "root@127.0.0.1:" + sshd.port(),
      "-i",
      sshd.userKey().toString(),
      "--known-hosts",
      known.toString()
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Command.start(dir, all);
  }

  @Test
  void it_prints_each_forward_and_carries_bytes_until_it_is_terminated() throws Exception {
    try (Target echo = Target.of(Target.ECHO);
        Command command = tunnel(sshd.knownHosts(), "-L", "0:127.0.0.1:" + echo.port())) {
      String line = command.firstLine();
      assertTrue(line.matches("127\\.0\\.0\\.1:\\d+ -> 127\\.0\\.0\\.1:" + echo.port()), line);
      int port = Integer.parseInt(line.replaceAll("^127\\.0\\.0\\.1:(\\d+) .*", "$1"));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        byte[] back = socket.getInputStream().readNBytes(5);
        assertEquals("hello", new String(back, StandardCharsets.UTF_8));
      }
      command.terminate();
      assertEquals(128 + 15, command.exit());
      assertEquals("psw: the tunnel is closed\n", command.err());
    }
  }

  @Test
  void a_target_where_nobody_listens_is_told_once_however_often_it_is_tried() throws Exception {
    try (Command command = tunnel(sshd.knownHosts(), "-L", "0:127.0.0.1:9")) {
      int port =
          Integer.parseInt(command.firstLine().replaceAll("^127\\.0\\.0\\.1:(\\d+) .*", "$1"));
      for (int i = 0; i < 3; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          assertThrows(SocketException.class, () -> socket.getInputStream().read());
        }
      }
      command.terminate();
      assertEquals(128 + 15, command.exit());
      assertEquals(
          """
          psw: 127.0.0.1:9 refused: the server could not connect; does anything listen there?
          psw: the tunnel is closed
          """,
          command.err());
    }
  }

  @Test
  void an_unknown_host_key_ends_it_with_5_the_fingerprint_and_a_hint() throws Exception {
    try (Command command = tunnel(dir.resolve("none"), "-D", "0")) {
      assertEquals(5, command.exit());
      assertAll(
          () -> assertTrue(command.err().contains("is unknown; it showed ssh-ed25519 SHA256:")),
          () -> assertTrue(command.err().contains("\npsw: hint: get its fingerprint")),
          () -> assertEquals("", command.out()));
    }
  }

  @Test
  void a_key_that_the_server_does_not_know_ends_it_with_3() throws Exception {
    Files.writeString(sshd.dir().resolve("authorized"), "");
    try (Command command = tunnel(sshd.knownHosts(), "-D", "0")) {
      assertEquals(3, command.exit());
    }
  }

  @Test
  void a_lost_session_ends_it_with_4() throws Exception {
    try (Command command = tunnel(sshd.knownHosts(), "-D", "0")) {
      command.firstLine();
      sshd.close();
      assertEquals(4, command.exit());
      assertTrue(command.err().startsWith("psw: the session was lost: "), command.err());
    }
  }

  @Test
  void a_server_that_is_not_there_ends_it_with_4() throws Exception {
    sshd.close();
    try (Command command = tunnel(sshd.knownHosts(), "-D", "0")) {
      assertEquals(4, command.exit());
      assertTrue(command.err().contains("refuses connections"), command.err());
    }
  }

  @Test
  void without_a_forward_it_is_wrong_usage() throws Exception {
    try (Command command = tunnel(sshd.knownHosts())) {
      assertEquals(2, command.exit());
    }
  }
}

package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/** A key whose file has a pass phrase that nobody is there to type, and a real ssh-agent. */
@Needs({"root", "sshd", "ssh-keygen", "ssh-agent", "ssh-add", "unshare"})
class AgentIT {
  @TempDir private static Path dir;
  private static Sshd sshd;
  private static Process agent;
  private static Path socket;

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    socket = dir.resolve("agent");
    agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socket));
    must("ssh-add", "-q", sshd.userKey().toString());
    must("ssh-keygen", "-q", "-p", "-P", "", "-N", "secret", "-f", sshd.userKey().toString());
  }

  private static void must(String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().put("SSH_AUTH_SOCK", socket.toString());
    assertEquals(0, builder.start().waitFor());
  }

  @AfterAll
  static void stop() {
    if (agent != null) {
      agent.destroyForcibly();
    }
    if (sshd != null) {
      sshd.close();
    }
  }

  private static Command tunnel(Map<String, String> settings) throws Exception {
    return Command.start(
        dir,
        settings,
        "tunnel",
        "root@127.0.0.1:" + sshd.port(),
        "-i",
        sshd.userKey().toString(),
        "--known-hosts",
        sshd.knownHosts().toString(),
        "-D",
        "0");
  }

  @Test
  void the_agent_s_key_logs_in_without_a_pass_phrase() throws Exception {
    try (Command command = tunnel(Map.of("SSH_AUTH_SOCK", socket.toString()))) {
      assertTrue(command.firstLine().endsWith(" -> SOCKS"), command.err());
    }
  }

  @Test
  void without_an_agent_the_pass_phrase_is_needed() throws Exception {
    try (Command command = tunnel(Map.of())) {
      assertEquals(1, command.exit());
      assertTrue(command.err().contains("the key file needs its pass phrase"), command.err());
    }
  }

  @Test
  void an_agent_that_is_gone_is_as_none() throws Exception {
    try (Command command = tunnel(Map.of("SSH_AUTH_SOCK", dir.resolve("gone").toString()))) {
      assertEquals(1, command.exit());
      assertTrue(command.err().contains("the key file needs its pass phrase"), command.err());
    }
  }
}

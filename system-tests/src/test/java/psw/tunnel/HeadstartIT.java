package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.knock.Gate;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Headstart.Start;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.client.tunnel.Whereabouts;
import psw.testing.Needs;
import psw.wire.value.Port;

/** A session begun on what a site announced before, against a real sshd. */
@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class HeadstartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ENDED =
      Pattern.compile("(closed|reset) by .*\\[preauth\\]|Received disconnect");
  private static final PassPhrase NOBODY = file -> Optional.empty();

  @TempDir private static Path dir;
  private static Sshd sshd;

  @TempDir private Path own;

  @BeforeAll
  static void start() throws Exception {
    sshd = Sshd.start(dir, "LogLevel DEBUG1");
    Sshd.key(dir.resolve("stranger"), "");
  }

  @AfterAll
  static void stop() {
    if (sshd != null) {
      sshd.close();
    }
  }

  private Plan plan(String hostKey, int port) throws Exception {
    String[] words = Files.readString(dir.resolve(hostKey + ".pub")).split(" ", -1);
    Path known =
        Files.writeString(
            own.resolve("known"), "[127.0.0.1]:" + port + " " + words[0] + " " + words[1] + "\n");
    return new Plan(
        new Login("root", "127.0.0.1", new Port(port)),
        dir.resolve("user"),
        new HostKeyRule.Known(known),
        List.of(Forward.parseDynamic("0")),
        new Gate.None());
  }

  private static String logSince(int length) throws Exception {
    return sshd.log().substring(length);
  }

  private static Tunnel taken(Plan plan, Headstart begun) throws Exception {
    return Tunnel.stay(
        plan,
        Optional.of(begun),
        NOBODY,
        (target, why) -> {},
        () -> {
          throw new Whereabouts.Gone();
        },
        new Silent());
  }

  private static int waiting(Plan plan, Headstart[] begun) throws Exception {
    int before = sshd.log().length();
    begun[0] = Headstart.begin(() -> Optional.of(new Start(plan, false)));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                logSince(before).contains("SSH2_MSG_KEX_ECDH_INIT")
                    || logSince(before).contains("expecting SSH2_MSG_NEWKEYS"));
    return before;
  }

  @Test
  void one_that_is_taken_up_carries_the_tunnel() throws Exception {
    Plan plan = plan("host", sshd.port());
    try (Headstart begun = Headstart.begin(() -> Optional.of(new Start(plan, false)));
        Tunnel tunnel = taken(plan, begun)) {
      assertEquals(1, tunnel.listening().size());
    }
  }

  @Test
  void one_that_nobody_takes_up_does_not_log_in_and_ends() throws Exception {
    Headstart[] begun = new Headstart[1];
    int before = waiting(plan("host", sshd.port()), begun);
    begun[0].close();
    await().atMost(PATIENCE).until(() -> ENDED.matcher(logSince(before)).find());
    assertFalse(logSince(before).contains("Accepted"), logSince(before));
    assertFalse(logSince(before).contains("userauth-request"), logSince(before));
  }

  @Test
  void another_host_key_ends_it_as_ever() throws Exception {
    Plan plan = plan("stranger", sshd.port());
    try (Headstart begun = Headstart.begin(() -> Optional.of(new Start(plan, false)))) {
      assertEquals(
          TunnelFailed.Reason.HOST_KEY_CHANGED,
          assertThrows(TunnelFailed.class, () -> taken(plan, begun)).reason());
    }
  }

  @Test
  void one_that_cannot_begin_is_done_without() throws Exception {
    Plan plan = plan("host", sshd.port());
    try (Headstart begun =
            Headstart.begin(
                () -> {
                  throw new IllegalStateException("nothing to go by");
                });
        Tunnel tunnel = taken(plan, begun)) {
      assertEquals(1, tunnel.listening().size());
    }
  }

  @Test
  void what_still_holds_is_logged_in_to_before_it_is_taken_up() throws Exception {
    Plan plan = plan("host", sshd.port());
    int before = sshd.log().length();
    Headstart begun = Headstart.begin(() -> Optional.of(new Start(plan, true)));
    await().atMost(PATIENCE).until(() -> logSince(before).contains("Accepted publickey"));
    begun.close();
    // and ends where nobody does
    await().atMost(PATIENCE).until(() -> logSince(before).contains("Connection closed by"));
  }

  @Test
  void what_still_holds_arrives_without_anybody_s_word() throws Exception {
    Plan plan = plan("host", sshd.port());
    try (Headstart begun = Headstart.begin(() -> Optional.of(new Start(plan, true)))) {
      assertTrue(begun.arrives(PATIENCE));
    }
  }

  @Test
  void what_is_over_does_not_arrive_before_somebody_takes_it_up() throws Exception {
    Headstart[] begun = new Headstart[1];
    waiting(plan("host", sshd.port()), begun);
    assertFalse(begun[0].arrives(Duration.ZERO));
    begun[0].close();
  }

  @Test
  void another_host_key_does_not_arrive() throws Exception {
    Plan plan = plan("stranger", sshd.port());
    try (Headstart begun = Headstart.begin(() -> Optional.of(new Start(plan, true)))) {
      assertFalse(begun.arrives(PATIENCE));
    }
  }
}

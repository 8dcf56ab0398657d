package psw.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.client.tunnel.TunnelFailed.Reason;
import psw.client.tunnel.Whereabouts;
import psw.testing.Needs;

/** A tunnel whose sessions come and go, through real OpenSSH servers. */
@Needs({"root", "sshd", "ssh-keygen", "unshare"})
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StaysIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final PassPhrase NOBODY = file -> Optional.empty();

  @TempDir private Path dir;
  private Sshd sshd;
  private Target echo;
  private final List<AutoCloseable> kept = new ArrayList<>();
  private final Heard heard = new Heard();

  /** What was told, in order. */
  private static final class Heard extends Silent {
    private final List<String> words = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void lost(TunnelFailed why) {
      words.add("lost");
    }

    @Override
    public void still(TunnelFailed why) {
      words.add(why.reason().name());
    }

    @Override
    public void back(Duration after) {
      words.add("back");
    }

    @Override
    public boolean isFinal(TunnelFailed why) {
      return why.reason() == Reason.LOGIN_REFUSED;
    }

    void await(String word) {
      org.awaitility.Awaitility.await(word).atMost(SOON).until(() -> words.contains(word));
    }
  }

  @BeforeEach
  void start() throws Exception {
    sshd = kept(Sshd.start(Files.createDirectory(dir.resolve("one"))));
    echo = kept(Target.of(Target.ECHO));
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(kept);
    for (AutoCloseable each : kept) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T kept(T one) {
    kept.add(one);
    return one;
  }

  private Plan plan() throws Exception {
    return sshd.plan(ThroughSshd.to(echo.port()));
  }

  private Tunnel stay(Whereabouts where) throws Exception {
    return kept(Tunnel.stay(plan(), Optional.empty(), NOBODY, (target, why) -> {}, where, heard));
  }

  private Tunnel stay() throws Exception {
    Plan same = plan();
    return stay(() -> List.of(same));
  }

  private static Socket call(Tunnel tunnel) throws IOException {
    InetSocketAddress at = tunnel.listening().get(0).address();
    Socket socket = new Socket(at.getAddress(), at.getPort());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  private static void assertEchoes(Tunnel tunnel) throws IOException {
    try (Socket socket = call(tunnel)) {
      ThroughSshd.assertEchoes(socket);
    }
  }

  /** Another server that lets the same user in. */
  private Sshd another() throws Exception {
    Sshd other = kept(Sshd.start(Files.createDirectory(dir.resolve("two"))));
    for (String file : List.of("user", "authorized")) {
      Files.copy(
          sshd.dir().resolve(file), other.dir().resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    return other;
  }

  @Test
  void a_server_that_was_restarted_is_logged_in_to_again() throws Exception {
    Tunnel tunnel = stay();
    assertEchoes(tunnel);
    sshd.close();
    heard.await("lost");
    sshd.again();
    heard.await("back");
    assertEchoes(tunnel);
  }

  @Test
  void a_connection_that_comes_while_there_is_no_session_is_served_by_the_next() throws Exception {
    Tunnel tunnel = stay();
    sshd.close();
    heard.await("lost");
    try (Socket waits = call(tunnel)) {
      waits.getOutputStream().write('x');
      sshd.again();
      assertEquals('x', waits.getInputStream().read());
    }
  }

  @Test
  void a_connection_of_the_lost_session_is_cut() throws Exception {
    Tunnel tunnel = stay();
    try (Socket cut = call(tunnel)) {
      ThroughSshd.assertEchoes(cut);
      sshd.close();
      assertThrows(IOException.class, () -> cut.getInputStream().read());
    }
  }

  @Test
  void a_site_that_moved_is_followed_to_where_it_is_now() throws Exception {
    Sshd other = another();
    Plan there = other.plan();
    Tunnel tunnel = stay(() -> List.of(there));
    sshd.close();
    heard.await("back");
    assertEchoes(tunnel);
  }

  @Test
  void who_is_told_to_move_goes_without_a_word() throws Exception {
    Sshd other = another();
    Plan there = other.plan();
    Tunnel tunnel = stay(() -> List.of(there));
    int before = other.log().length();
    tunnel.move();
    await().atMost(SOON).until(() -> other.log().substring(before).contains("Accepted publickey"));
    assertEchoes(tunnel);
    assertEquals(List.of(), heard.words);
  }

  @Test
  void another_host_key_is_told_once_and_awaited_to_go() throws Exception {
    Tunnel tunnel = stay();
    Path key = sshd.dir().resolve("host");
    Path right = Files.move(key, sshd.dir().resolve("right"));
    sshd.close();
    Sshd.key(key, "");
    int before = sshd.log().length();
    sshd.again();
    heard.await("HOST_KEY_CHANGED");
    assertFalse(sshd.log().substring(before).contains("Accepted"), sshd.log());
    sshd.close();
    Files.move(right, key, StandardCopyOption.REPLACE_EXISTING);
    sshd.again();
    heard.await("back");
    assertEchoes(tunnel);
    assertEquals(1, Collections.frequency(heard.words, "HOST_KEY_CHANGED"));
  }

  @Test
  void a_login_that_is_refused_again_and_again_ends_it() throws Exception {
    Tunnel tunnel = stay();
    Files.writeString(sshd.dir().resolve("authorized"), "");
    sshd.close();
    sshd.again();
    assertEquals(Reason.LOGIN_REFUSED, tunnel.awaitEnd().reason());
    // the kernel lets go of a port when the thread that waited on it has woken
    await().untilAsserted(() -> assertThrows(ConnectException.class, () -> call(tunnel)));
  }

  @Test
  void a_site_that_is_gone_for_good_ends_it() throws Exception {
    Tunnel tunnel =
        stay(
            () -> {
              throw new Whereabouts.Gone();
            });
    sshd.close();
    assertEquals(Reason.GONE, tunnel.awaitEnd().reason());
  }

  @Test
  void what_a_round_trip_takes_is_found_out_though_nothing_is_opened() throws Exception {
    Tunnel tunnel = stay();
    Duration guess = tunnel.standing().roundTrip().orElseThrow();
    await()
        .atMost(SOON)
        .until(() -> tunnel.standing().roundTrip().orElseThrow().compareTo(guess.dividedBy(2)) < 0);
  }

  @Test
  void what_is_granted_since_is_reached_by_a_connection_that_comes_then() throws Exception {
    Path authorized = sshd.dir().resolve("authorized");
    String key = Files.readString(authorized);
    Files.writeString(authorized, "restrict,port-forwarding,permitopen=\"127.0.0.1:9\" " + key);
    Tunnel tunnel = stay();
    try (Socket refused = call(tunnel)) {
      assertThrows(IOException.class, () -> refused.getInputStream().read());
    }
    Files.writeString(
        authorized, "restrict,port-forwarding,permitopen=\"127.0.0.1:" + echo.port() + "\" " + key);
    await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertEchoes(tunnel));
    assertEquals(List.of(), heard.words);
  }

  @Test
  void what_was_carried_goes_on_when_another_session_is_begun_for_a_new_grant() throws Exception {
    Target later = kept(Target.of(Target.ECHO));
    Path authorized = sshd.dir().resolve("authorized");
    String key = Files.readString(authorized);
    String first = "restrict,port-forwarding,permitopen=\"127.0.0.1:" + echo.port() + "\"";
    Files.writeString(authorized, first + " " + key);
    Tunnel tunnel = stay();
    try (Socket carried = call(tunnel)) {
      ThroughSshd.assertEchoes(carried);
      Files.writeString(
          authorized, first + ",permitopen=\"127.0.0.1:" + later.port() + "\" " + key);
      InetSocketAddress at = tunnel.listen(ThroughSshd.to(later.port())).address();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                try (Socket granted = new Socket(at.getAddress(), at.getPort())) {
                  ThroughSshd.assertEchoes(granted);
                }
              });
      ThroughSshd.assertEchoes(carried);
    }
  }

  @Test
  void a_pass_phrase_is_asked_for_once() throws Exception {
    Path key = sshd.dir().resolve("user");
    new ProcessBuilder("ssh-keygen", "-q", "-p", "-N", "secret", "-P", "", "-f", key.toString())
        .inheritIO()
        .start()
        .waitFor();
    AtomicInteger asked = new AtomicInteger();
    PassPhrase owner =
        file -> {
          asked.incrementAndGet();
          return Optional.of("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    Plan same = plan();
    Tunnel tunnel =
        kept(
            Tunnel.stay(
                same, Optional.empty(), owner, (target, why) -> {}, () -> List.of(same), heard));
    sshd.close();
    sshd.again();
    heard.await("back");
    assertEchoes(tunnel);
    assertEquals(1, asked.get());
  }

  @Test
  void closed_while_there_is_no_session_it_leaves_no_thread() throws Exception {
    Tunnel tunnel = stay();
    sshd.close();
    heard.await("lost");
    tunnel.close();
    await()
        .atMost(SOON)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .noneMatch(
                        name ->
                            name.startsWith("tunnel-")
                                || name.startsWith("ssh-session")
                                || name.equals("stay")));
  }

  @Test
  void a_port_that_was_given_back_is_free_and_a_new_one_leads_on() throws Exception {
    Tunnel tunnel = stay();
    InetSocketAddress first = tunnel.listening().get(0).address();
    tunnel.release(tunnel.listening().get(0));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThrows(
                    ConnectException.class, () -> new Socket(first.getAddress(), first.getPort())));
    tunnel.listen(ThroughSshd.to(echo.port()));
    assertEchoes(tunnel);
  }
}

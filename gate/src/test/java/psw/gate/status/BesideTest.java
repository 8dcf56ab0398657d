package psw.gate.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.gate.rules.Settings;
import psw.gate.status.Beside.Lack;
import psw.gate.status.Status.Owner;

class BesideTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Owner RECEIVER = new Owner(7, "java", true, 62201);

  @TempDir private Path share;
  private Path keys;

  @BeforeEach
  void pair() throws Exception {
    keys = share.resolve("gate.keys");
    write(NOW.plusSeconds(60));
  }

  private void write(Instant until) throws Exception {
    String line = "%s %s %s %d %d strict\n";
    String of = line.formatted(word(8), word(32), word(32), 1L, until.getEpochSecond());
    Files.writeString(keys, "psw-gate-keys 1\n" + of);
  }

  private static String word(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[bytes]);
  }

  private List<Lack> lacks(String settings, Owner receiver, Integer... sshd) throws Exception {
    return new Beside(
            Settings.parse(settings), Optional.ofNullable(receiver), List.of(sshd), List.of())
        .lacks(keys, NOW);
  }

  @Test
  void with_a_receiver_and_a_key_a_login_may_be_possible() throws Exception {
    assertEquals(List.of(), lacks("", RECEIVER, 22));
  }

  @Test
  void without_a_receiver_there_is_none() throws Exception {
    assertEquals(List.of(Lack.RECEIVER), lacks("", null, 22));
    assertEquals(List.of(Lack.RECEIVER), lacks("", new Owner(7, "nc", false, 62201), 22));
  }

  @Test
  void nor_with_one_at_another_port() throws Exception {
    assertEquals(List.of(Lack.PORT), lacks("spa-port = 7000", RECEIVER, 22));
  }

  @Test
  void nor_without_a_key_or_with_one_that_is_over() throws Exception {
    write(NOW);
    assertEquals(List.of(Lack.KEY), lacks("", RECEIVER, 22));
    Files.delete(keys);
    assertEquals(List.of(Lack.KEY), lacks("", RECEIVER, 22));
  }

  @Test
  void an_ssh_server_that_stays_open_is_a_way_in() throws Exception {
    assertEquals(List.of(), lacks("ssh = 22022\nopen = 22/tcp", null, 22));
    assertEquals(List.of(Lack.RECEIVER), lacks("ssh = 22022\nopen = 443/tcp", null, 22));
  }

  @Test
  void a_sequence_needs_neither_receiver_nor_key() throws Exception {
    assertEquals(List.of(), lacks("knock = sequence\nsequence = 7401, 5120, 9233", null, 22));
  }
}

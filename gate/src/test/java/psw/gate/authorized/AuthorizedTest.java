package psw.gate.authorized;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.SshPublicKey;

class AuthorizedTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "A".repeat(43);
  private static final SshPublicKey KEY =
      new SshPublicKey(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBX8xSg3n1FGVZG/PWWCPDaH20EnZtmtwcbZxRvRBOv2");

  @TempDir private Path share;
  private Authorized authorized;

  @BeforeEach
  void make() throws Exception {
    authorized = Authorized.in(share);
    Files.createDirectory(authorized.directory());
  }

  private static String line(String until, String target, String key) {
    return "restrict,port-forwarding,expiry-time=\"20261124"
        + until
        + "Z\",permitopen=\""
        + target
        + "\" "
        + key
        + " psw:7\n";
  }

  private void write(String text) throws Exception {
    Files.writeString(authorized.directory().resolve(KEY.fingerprint().fileName()), text);
  }

  @Test
  void a_key_is_permitted_what_the_line_in_force_says() throws Exception {
    write(line("110000", "127.0.0.1:1", KEY.text()) + line("130000", "127.0.0.1:2", KEY.text()));
    assertEquals(Set.of("127.0.0.1:2"), authorized.permitted(KEY, NOON));
  }

  @Test
  void a_line_for_another_key_permits_nothing_and_hides_no_other() throws Exception {
    write(line("130000", "127.0.0.1:1", OTHER) + line("130000", "127.0.0.1:2", KEY.text()));
    assertEquals(Set.of("127.0.0.1:2"), authorized.permitted(KEY, NOON));
  }

  @Test
  void without_a_file_or_a_directory_nothing_is_permitted() throws Exception {
    assertEquals(Set.of(), authorized.permitted(KEY, NOON));
    Files.delete(authorized.directory());
    assertEquals(Set.of(), authorized.permitted(KEY, NOON));
  }

  @Test
  void a_file_that_is_too_long_to_be_ours_permits_nothing() throws Exception {
    write(line("130000", "127.0.0.1:2", KEY.text()) + "\n".repeat(1 << 20));
    assertEquals(Set.of(), authorized.permitted(KEY, NOON));
  }
}

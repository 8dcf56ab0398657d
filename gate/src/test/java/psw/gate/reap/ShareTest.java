package psw.gate.reap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {
  private static final Instant ONE = Instant.parse("2026-11-24T13:00:00Z");
  private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAI" + "A".repeat(43);
  private static final String LINES =
      "restrict,port-forwarding,expiry-time=\"20261124130000Z\",permitopen=\"127.0.0.1:1\","
          + "permitopen=\"127.0.0.1:2\" ssh-ed25519 "
          + KEY
          + " psw:7\n"
          + "restrict,port-forwarding,expiry-time=\"20261124140000Z\","
          + "permitopen=\"127.0.0.1:2\" ssh-ed25519 "
          + KEY
          + " psw:8\n";

  @TempDir private Path root;
  private Share share;

  @BeforeEach
  void make() throws Exception {
    share = new Share(root);
    Files.createDirectory(share.sessions());
    Files.createDirectory(share.authorized().directory());
  }

  private Set<String> given(Instant login) throws Exception {
    Path note = Files.writeString(share.sessions().resolve("note"), LINES);
    Files.setLastModifiedTime(note, FileTime.from(login));
    return share.given("note");
  }

  @Test
  void a_login_was_permitted_what_the_line_in_force_permits() throws Exception {
    assertEquals(Set.of("127.0.0.1:1", "127.0.0.1:2"), given(ONE.minusSeconds(60)));
    assertEquals(Set.of("127.0.0.1:2"), given(ONE.plusSeconds(60)));
  }

  @Test
  void a_login_in_the_second_of_an_expiry_was_permitted_the_more() throws Exception {
    assertEquals(Set.of("127.0.0.1:1", "127.0.0.1:2"), given(ONE.plusMillis(1200)));
  }

  @Test
  void a_device_without_a_file_is_permitted_nothing() throws Exception {
    assertEquals(Set.of(), share.permitted("device", ONE));
  }

  @Test
  void a_link_in_place_of_a_devices_file_permits_nothing() throws Exception {
    Path real = Files.writeString(root.resolve("real"), LINES);
    Files.createSymbolicLink(share.authorized().directory().resolve("device"), real);
    assertEquals(Set.of(), share.permitted("device", ONE.minusSeconds(60)));
  }
}

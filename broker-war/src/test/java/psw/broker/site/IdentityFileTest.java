package psw.broker.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.jws.PublicKey;

class IdentityFileTest {
  @TempDir Path data;

  @Test
  void the_identity_is_made_once_and_stays() throws IOException {
    assertEquals(new IdentityFile(data).open().id(), new IdentityFile(data).open().id());
  }

  @Test
  void only_its_owner_may_read_it_and_nothing_else_is_left() throws IOException {
    new IdentityFile(data).open();
    try (Stream<Path> files = Files.list(data)) {
      assertEquals(List.of(data.resolve("identity.p8")), files.toList());
    }
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(data.resolve("identity.p8")));
  }

  @Test
  void one_that_others_may_read_is_refused() throws IOException {
    new IdentityFile(data).open();
    Files.setPosixFilePermissions(
        data.resolve("identity.p8"), PosixFilePermissions.fromString("rw-r-----"));
    assertThrows(IOException.class, () -> new IdentityFile(data).open());
  }

  @Test
  void a_broken_one_is_refused_and_kept() throws IOException {
    new IdentityFile(data).open();
    Files.writeString(data.resolve("identity.p8"), "no key");
    assertThrows(IOException.class, () -> new IdentityFile(data).open());
    assertEquals("no key", Files.readString(data.resolve("identity.p8")));
  }

  @Test
  void the_key_that_is_to_take_over_is_told_by_its_id() throws IOException {
    assertEquals(Optional.empty(), new IdentityFile(data).next());
    Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
    PublicKey next = new IdentityFile(elsewhere).open().key();
    Files.move(elsewhere.resolve("identity.p8"), data.resolve("identity.next.p8"));
    assertEquals(Optional.of(next), new IdentityFile(data).next());
  }

  @Test
  void one_that_is_to_take_over_and_that_others_may_read_is_refused() throws IOException {
    new IdentityFile(data).open();
    Files.copy(
        data.resolve("identity.p8"),
        data.resolve("identity.next.p8"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.setPosixFilePermissions(
        data.resolve("identity.next.p8"), PosixFilePermissions.fromString("rw-r-----"));
    assertThrows(IOException.class, () -> new IdentityFile(data).next());
  }
}

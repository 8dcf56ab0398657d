package psw.broker.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}

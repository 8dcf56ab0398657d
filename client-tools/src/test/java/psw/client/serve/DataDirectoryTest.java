package psw.client.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.serve.CannotServe.Reason;

class DataDirectoryTest {
  @TempDir private Path here;

  @Test
  void a_missing_one_is_made_for_its_owner_alone() throws Exception {
    Path path = here.resolve("a/b/data");
    DataDirectory.open(path).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx-w----", "rwx---r--"})
  void one_that_others_can_reach_is_refused(String permissions) throws IOException {
    Path path = Files.createDirectory(here.resolve("open"));
    Files.createFile(path.resolve("something"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    assertEquals(Reason.DATA_NOT_PRIVATE, refusal(path));
  }

  @Test
  void an_empty_one_is_closed_to_others() throws Exception {
    Path path = Files.createDirectory(here.resolve("open"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataDirectory.open(path).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void a_second_server_is_refused_while_the_first_runs() throws Exception {
    Path path = here.resolve("data");
    DataDirectory first = DataDirectory.open(path);
    try (first) {
      assertEquals(Reason.DATA_IN_USE, refusal(path));
    }
    DataDirectory.open(path).close();
  }

  @Test
  void a_file_in_its_place_is_refused() throws IOException {
    assertEquals(Reason.DATA_NO_DIRECTORY, refusal(Files.createFile(here.resolve("file"))));
  }

  @Test
  void a_file_on_the_way_to_it_is_refused_by_its_own_name() throws IOException {
    Path file = Files.createFile(here.resolve("file"));
    CannotServe failure =
        assertThrows(CannotServe.class, () -> DataDirectory.open(file.resolve("a/data")));
    assertEquals(Reason.DATA_NO_DIRECTORY, failure.reason());
    assertEquals(file.toString(), failure.detail());
  }

  @Test
  void a_link_that_leads_nowhere_is_refused() throws IOException {
    Path link = Files.createSymbolicLink(here.resolve("link"), here.resolve("nowhere"));
    assertEquals(Reason.DATA_NO_DIRECTORY, refusal(link));
  }

  @Test
  void what_the_system_says_is_told_and_no_class() {
    CannotServe failure =
        assertThrows(CannotServe.class, () -> DataDirectory.open(here.resolve("x".repeat(300))));
    assertEquals(Reason.DATA_UNUSABLE, failure.reason());
    assertEquals(List.of("File name too long"), failure.causes());
  }

  @Test
  void what_an_earlier_server_unpacked_is_removed() throws Exception {
    try (DataDirectory data = DataDirectory.open(here.resolve("data"))) {
      Files.createFile(data.fresh("server").resolve("old"));
      try (var left = Files.list(data.fresh("server"))) {
        assertEquals(0, left.count());
      }
    }
  }

  @Test
  void removal_does_not_follow_links() throws Exception {
    Path elsewhere = Files.createFile(Files.createDirectory(here.resolve("else")).resolve("kept"));
    try (DataDirectory data = DataDirectory.open(here.resolve("data"))) {
      Files.createSymbolicLink(data.fresh("server").resolve("link"), elsewhere.getParent());
      data.fresh("server");
    }
    assertTrue(Files.exists(elsewhere));
  }

  private static Reason refusal(Path path) {
    return assertThrows(CannotServe.class, () -> DataDirectory.open(path)).reason();
  }
}

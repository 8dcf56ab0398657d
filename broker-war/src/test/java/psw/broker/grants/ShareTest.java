package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {
  private static final String RUI = "A".repeat(43);
  private static final String EVA = "B".repeat(43);
  private static final String WEB = text("8801");

  @TempDir private Path root;
  private Path directory;
  private Share share;

  private static String text(String... ports) {
    StringBuilder line =
        new StringBuilder("restrict,port-forwarding,expiry-time=\"20261223120000Z\"");
    for (String port : ports) {
      line.append(",permitopen=\"127.0.0.1:").append(port).append('"');
    }
    return line + " ssh-ed25519 AAAA psw:1\n";
  }

  @BeforeEach
  void make() throws IOException {
    directory = Files.createDirectory(root.resolve("authorized"));
    share = new Share(Optional.of(root));
  }

  @AfterEach
  void close() throws IOException {
    share.close();
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> there = Files.list(directory)) {
      for (Path file : there.filter(f -> !f.endsWith(".broker")).toList()) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return all;
  }

  /** Nothing can be written for this key, as on a full disk. */
  private Path obstruct(String name) throws IOException {
    return Files.createDirectories(directory.resolve('.' + name + ".new").resolve("x"));
  }

  @Test
  void the_files_are_as_wanted_and_no_others() throws IOException {
    share.become(Map.of(RUI, WEB, EVA, WEB));
    assertEquals(Set.of(), share.become(Map.of(RUI, text("8802"))));
    assertEquals(Map.of(RUI, text("8802")), files());
  }

  @Test
  void what_an_earlier_run_left_is_removed() throws IOException {
    Files.writeString(directory.resolve(EVA), WEB);
    Files.writeString(directory.resolve('.' + EVA + ".new"), "restrict");
    Files.createSymbolicLink(directory.resolve("C".repeat(43)), Path.of("/etc/passwd"));
    share.become(Map.of());
    assertEquals(Map.of(), files());
  }

  @Test
  void what_is_not_named_as_a_key_is_left_alone() throws IOException {
    Files.writeString(directory.resolve("README"), "mine");
    share.become(Map.of());
    assertEquals(Map.of("README", "mine"), files());
  }

  @Test
  void owner_and_group_alone_may_read_whatever_was_there() throws IOException {
    Files.writeString(directory.resolve(RUI), WEB);
    Files.setPosixFilePermissions(
        directory.resolve(RUI), PosixFilePermissions.fromString("rw-rw-rw-"));
    share.become(Map.of(RUI, WEB, EVA, WEB));
    for (String name : Set.of(RUI, EVA)) {
      assertEquals(
          "rw-r-----",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))));
    }
  }

  @Test
  void a_link_in_place_of_the_file_is_replaced_not_followed() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("elsewhere"), WEB);
    Files.createSymbolicLink(directory.resolve(RUI), elsewhere);
    share.become(Map.of(RUI, text("8802")));
    assertTrue(Files.isRegularFile(directory.resolve(RUI), LinkOption.NOFOLLOW_LINKS));
    assertEquals(WEB, Files.readString(elsewhere));
  }

  @Test
  void a_file_that_is_right_is_not_written_again() throws IOException {
    share.become(Map.of(RUI, WEB));
    Object key = Files.readAttributes(directory.resolve(RUI), "unix:ino").get("ino");
    share.become(Map.of(RUI, WEB));
    assertEquals(key, Files.readAttributes(directory.resolve(RUI), "unix:ino").get("ino"));
  }

  @Test
  void what_cannot_be_written_is_told_and_the_rest_is_done() throws IOException {
    obstruct(RUI);
    assertTrue(share.become(Map.of(RUI, WEB, EVA, WEB)).contains(RUI));
    assertEquals(WEB, Files.readString(directory.resolve(EVA)));
  }

  @Test
  void what_could_not_be_written_is_written_when_it_can_be() throws IOException {
    Path obstacle = obstruct(RUI);
    share.become(Map.of(RUI, WEB));
    Files.delete(obstacle);
    assertEquals(Set.of(), share.become(Map.of(RUI, WEB)));
    assertEquals(Map.of(RUI, WEB), files());
  }

  @Test
  void a_file_that_permits_what_was_revoked_goes_when_no_other_can_be_written() throws IOException {
    share.become(Map.of(RUI, text("8801", "8802")));
    obstruct(RUI);
    assertTrue(share.become(Map.of(RUI, WEB)).contains(RUI));
    assertFalse(Files.exists(directory.resolve(RUI)));
  }

  @Test
  void a_file_that_permits_too_little_stays_when_no_other_can_be_written() throws IOException {
    share.become(Map.of(RUI, WEB));
    obstruct(RUI);
    assertTrue(share.become(Map.of(RUI, text("8801", "8802"))).contains(RUI));
    assertEquals(WEB, Files.readString(directory.resolve(RUI)));
  }

  @Test
  void a_directory_that_is_missing_is_not_made() throws IOException {
    Files.delete(directory);
    assertThrows(NotDirectoryException.class, () -> share.become(Map.of(RUI, WEB)));
    assertFalse(Files.exists(directory));
  }

  @Test
  void a_directory_that_comes_later_is_used() throws IOException {
    share.become(Map.of());
    Files.move(directory, root.resolve("away"));
    assertThrows(NotDirectoryException.class, () -> share.become(Map.of(RUI, WEB)));
    Files.createDirectory(directory);
    share.become(Map.of(RUI, WEB));
    assertEquals(Map.of(RUI, WEB), files());
  }

  @Test
  void a_second_broker_at_the_same_directory_touches_nothing() throws IOException {
    share.become(Map.of(RUI, WEB));
    try (Share second = new Share(Optional.of(root))) {
      assertThrows(IOException.class, () -> second.become(Map.of()));
    }
    assertEquals(Map.of(RUI, WEB), files());
  }

  @Test
  void one_that_begins_later_takes_over_what_the_first_let_go() throws IOException {
    share.become(Map.of(RUI, WEB));
    share.close();
    try (Share second = new Share(Optional.of(root))) {
      second.become(Map.of());
    }
    assertEquals(Map.of(), files());
  }

  @Test
  void who_may_knock_is_read_by_no_stranger() throws Exception {
    share.become(Map.of());
    assertEquals(Set.of(), share.admit("psw-gate-keys 1\n"));
    Path keys = root.resolve("gate.keys");
    assertEquals("psw-gate-keys 1\n", Files.readString(keys));
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(keys);
    assertTrue(
        mode.stream().noneMatch(right -> right.name().startsWith("OTHERS")), mode.toString());
  }

  @Test
  void who_may_knock_cannot_be_said_where_a_directory_is_in_the_way() throws Exception {
    share.become(Map.of());
    Files.createDirectories(root.resolve("gate.keys").resolve("full"));
    assertEquals(Set.of("gate.keys"), share.admit("psw-gate-keys 1\n"));
  }
}

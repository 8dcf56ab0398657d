package psw.client.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.BadValue;

class WishListTest {
  @TempDir private Path home;
  private WishList list;

  @BeforeEach
  void nothing_is_noted() throws Exception {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    list = new WishList(home);
  }

  private void says(String text) throws Exception {
    Files.writeString(list.path(), text);
    Files.setPosixFilePermissions(list.path(), PosixFilePermissions.fromString("rw-------"));
  }

  private static Wish wish(String text) throws BadValue {
    return Wish.parse(text);
  }

  @Test
  void without_a_file_there_is_no_wish() throws Exception {
    assertEquals(Set.of(), list.read());
  }

  @Test
  void a_line_is_a_service_or_a_site_and_remarks_are_for_people() throws Exception {
    says("ana/wiki # at work\n\n# all of Rui's\n  rui\nchat.eva.psw");
    assertEquals(
        List.of(wish("ana/wiki"), wish("rui"), wish("eva/chat")), List.copyOf(list.read()));
  }

  @Test
  void what_is_no_wish_is_told_by_its_line() throws Exception {
    says("ana/wiki\nAna's wiki\n");
    WishList.BadLine bad = assertThrows(WishList.BadLine.class, list::read);
    assertEquals(2, bad.number());
    assertEquals("Ana's wiki", bad.line());
    assertEquals("site", bad.why().part());
  }

  @Test
  void what_is_added_comes_last_and_once() throws Exception {
    list.add(List.of(wish("ana/wiki"), wish("rui")));
    list.add(List.of(wish("ana/chat"), wish("ana/wiki")));
    assertEquals("ana/wiki\nrui\nana/chat\n", Files.readString(list.path()));
  }

  @Test
  void what_is_removed_is_gone_and_what_was_not_there_is_told() throws Exception {
    list.add(List.of(wish("ana/wiki"), wish("rui")));
    assertEquals(List.of(wish("eva")), list.remove(List.of(wish("rui"), wish("eva"))));
    assertEquals("ana/wiki\n", Files.readString(list.path()));
  }

  @Test
  void a_file_with_a_line_that_is_no_wish_is_not_written_over() throws Exception {
    says("Ana's wiki\n");
    assertThrows(WishList.BadLine.class, () -> list.add(List.of(wish("rui"))));
    assertEquals("Ana's wiki\n", Files.readString(list.path()));
  }

  private void isRefusedBecause(String why) {
    FileSystemException refused = assertThrows(FileSystemException.class, list::read);
    assertEquals(list.path().toString(), refused.getFile());
    assertEquals(why, refused.getReason());
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_pipe_is_not_waited_for() throws Exception {
    assertEquals(
        0, new ProcessBuilder("mkfifo", "-m", "600", list.path().toString()).start().waitFor());
    isRefusedBecause("it is no regular file");
  }

  @Test
  void a_directory_is_refused_by_its_name() throws Exception {
    Files.createDirectory(list.path());
    Files.setPosixFilePermissions(list.path(), PosixFilePermissions.fromString("rwx------"));
    isRefusedBecause("it is no regular file");
  }

  @Test
  void a_link_is_not_followed() throws Exception {
    says("rui\n");
    Files.move(list.path(), home.resolve("elsewhere"));
    Files.createSymbolicLink(list.path(), home.resolve("elsewhere"));
    isRefusedBecause("it is no regular file");
  }

  @Test
  void a_file_that_others_can_read_is_refused() throws Exception {
    says("rui\n");
    Files.setPosixFilePermissions(list.path(), PosixFilePermissions.fromString("rw-r-----"));
    isRefusedBecause("others can reach it");
  }

  @Test
  void a_file_of_more_than_64_kib_is_refused_unread() throws Exception {
    says("#".repeat(64 * 1024));
    assertEquals(Set.of(), list.read());
    says("#".repeat(64 * 1024 + 1));
    isRefusedBecause("it is larger than 64 KiB");
  }

  @Test
  void what_would_be_too_large_to_be_read_again_is_not_written() throws Exception {
    String site = "a".repeat(32);
    List<Wish> many = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      many.add(wish(site + "/s" + i));
    }
    assertThrows(FileSystemException.class, () -> list.add(many));
    assertEquals(Set.of(), list.read());
  }

  @Test
  void nothing_is_written_where_nothing_changes() throws Exception {
    list.remove(List.of(wish("rui")));
    assertFalse(Files.exists(list.path()));
  }
}

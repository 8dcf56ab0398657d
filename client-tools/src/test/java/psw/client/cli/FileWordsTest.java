package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileWordsTest {
  @Test
  void a_file_is_named_with_the_cause() {
    String file = "/var/lib/psw-gate/last";
    assertEquals(file + ": permission denied", FileWords.of(new AccessDeniedException(file)));
    assertEquals(file + ": no such file or directory", FileWords.of(new NoSuchFileException(file)));
    assertEquals(
        file + ": it is a link", FileWords.of(new FileSystemException(file, null, "it is a link")));
  }

  @Test
  void what_names_no_file_is_said_as_it_is() {
    assertEquals("nft does not end", FileWords.of(new IOException("nft does not end")));
    assertEquals("it failed", FileWords.of(new IOException()));
  }

  @Test
  void lines_of_a_program_become_one() {
    assertEquals("no chain; line 3 failed", FileWords.line("no chain\n  line 3 failed\n"));
  }
}

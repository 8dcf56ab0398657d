package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTokenTest {
  @TempDir private Path directory;

  @Test
  void it_is_made_once_and_kept() throws IOException {
    String first = CliToken.readOrCreate(directory, new SecureRandom());
    assertEquals(first, CliToken.readOrCreate(directory, new SecureRandom()));
    assertTrue(TokenText.id(first).isPresent(), first);
  }

  @Test
  void only_its_owner_reads_it() throws IOException {
    CliToken.readOrCreate(directory, new SecureRandom());
    Path file = directory.resolve("cli.token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_file_that_holds_something_else_is_an_error() throws IOException {
    Files.writeString(directory.resolve("cli.token"), "hello\n");
    assertThrows(IOException.class, () -> CliToken.readOrCreate(directory, new SecureRandom()));
  }

  @Test
  void the_token_is_known_again_and_no_other() throws IOException {
    String text = CliToken.readOrCreate(directory, new SecureRandom());
    KeptToken kept = new KeptToken(new Token("abcdefgh", Set.of(Scope.READ)), TokenText.hash(text));
    assertTrue(kept.is(text));
    assertFalse(kept.is(text.substring(0, text.length() - 1)));
    assertFalse(kept.is(TokenText.create(new SecureRandom())));
  }
}

package psw.broker.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {
  @TempDir private Path directory;
  private SetupCode code;
  private String text;

  @BeforeEach
  void one_lies_there() throws IOException {
    code = new SetupCode(directory);
    text = code.readOrCreate(new SecureRandom());
  }

  @Test
  void it_has_a_hundred_and_thirty_bits_in_groups_of_four() {
    assertTrue(text.matches("([a-km-np-z2-9]{4}-){6}[a-km-np-z2-9]{2}"), text);
    assertNotEquals(text, SetupCode.fresh(new SecureRandom()));
  }

  @Test
  void only_its_owner_reads_it() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(code.file())));
  }

  @Test
  void it_is_the_same_until_it_is_used() throws IOException {
    assertEquals(text, code.readOrCreate(new SecureRandom()));
  }

  @Test
  void it_is_good_once() throws IOException {
    assertTrue(code.use(text));
    assertFalse(code.use(text));
    assertEquals(Optional.empty(), code.read());
  }

  @Test
  void capitals_and_spaces_for_hyphens_are_understood() throws IOException {
    assertTrue(code.use(" " + text.toUpperCase(Locale.ROOT).replace('-', ' ')));
  }

  @Test
  void a_wrong_one_an_empty_one_and_a_part_of_it_are_not_it() throws IOException {
    assertFalse(code.use(SetupCode.fresh(new SecureRandom())));
    assertFalse(code.use(""));
    assertFalse(code.use(text.substring(0, text.length() - 1)));
    assertEquals(Optional.of(text), code.read());
  }

  @Test
  void nothing_is_not_the_code_when_there_is_none() throws IOException {
    code.use(text);
    assertFalse(code.use(""));
  }
}

package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityCommandTest {
  @TempDir private Path here;

  @Test
  void both_steps_at_once_are_wrong_usage() {
    assertEquals(2, Typed.of("identity", "rotate", "--finish", "--cancel").exit());
  }

  @Test
  void where_there_is_no_site_nothing_is_copied() {
    Typed typed =
        Typed.of("identity", "export", here.resolve("f").toString(), "--data", here.toString());
    assertEquals(1, typed.exit());
    assertTrue(typed.err().startsWith("psw: there is no site here"), typed.err());
  }

  @Test
  void alone_it_is_wrong_usage() {
    assertEquals(2, Typed.of("identity").exit());
  }
}

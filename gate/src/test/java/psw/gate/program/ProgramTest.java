package psw.gate.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void what_is_on_the_way_to_programs_is_installed() {
    assertTrue(Program.isInstalled("sh"));
    assertFalse(Program.isInstalled("psw-no-such-program"));
  }
}

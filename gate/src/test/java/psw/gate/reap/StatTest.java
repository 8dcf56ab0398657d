package psw.gate.reap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatTest {
  private static final String REST =
      " 1 42 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 90017 15581184 2304";

  @Test
  void the_start_is_the_twenty_second_field() {
    assertEquals(Optional.of(new Stat("sshd", 90017)), Stat.parse("42 (sshd) S" + REST));
  }

  @Test
  void a_name_with_brackets_and_spaces_shifts_nothing() {
    assertEquals(Optional.of(new Stat("a) S 1 (b", 90017)), Stat.parse("42 (a) S 1 (b) S" + REST));
  }

  @Test
  void a_process_that_has_ended_is_none() {
    assertEquals(Optional.empty(), Stat.parse("42 (sshd) Z" + REST));
  }

  @Test
  void a_text_cut_short_tells_nothing() {
    assertEquals(Optional.empty(), Stat.parse("42 (sshd) S 1 42"));
  }
}

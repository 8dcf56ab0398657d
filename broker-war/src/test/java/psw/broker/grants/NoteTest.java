package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  private static final String DEVICE = "A_-".repeat(14) + "z";

  @Test
  void a_notes_name_says_process_start_and_device() {
    String name = "4711-123456-" + DEVICE;
    assertEquals(Optional.of(new Note(name, 4711, 123456, DEVICE)), Note.parse(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "0-1-", "-1-1-", "1--", ".1-1-", "99999999999-1-", "1-1-/../"})
  void another_name_is_no_note(String start) {
    assertEquals(Optional.empty(), Note.parse(start + DEVICE));
  }

  @Test
  void a_process_that_is_not_the_noted_one_is_over() {
    long self = ProcessHandle.current().pid();
    assertEquals(Note.Seen.OVER, new Note("x", self, 1, DEVICE).look());
  }
}

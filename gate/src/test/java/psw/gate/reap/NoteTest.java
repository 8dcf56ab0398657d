package psw.gate.reap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  private static final String DEVICE = "4Z_8kPhcXAJ3YkzzlZ0t-QqEcW7F1X1JcXqWqU0Vc3k";

  @Test
  void a_files_name_tells_process_start_and_device() {
    assertEquals(Optional.of(new Note(812, 90017, DEVICE)), Note.parse("812-90017-" + DEVICE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "812",
        "812-90017",
        "812-90017-short",
        "-1-90017-" + DEVICE,
        "0-90017-" + DEVICE,
        "0812-90017-" + DEVICE,
        "81x-90017-" + DEVICE,
        "99999999999-90017-" + DEVICE,
        "812-9999999999999999999-" + DEVICE,
        ".new-812-90017-" + DEVICE,
        "812-90017-" + DEVICE + "\n",
        "812-90017-../../../../../../../../../../etc/shadow01234"
      })
  void a_name_of_another_form_tells_nothing(String name) {
    assertEquals(Optional.empty(), Note.parse(name));
  }
}

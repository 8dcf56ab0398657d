package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.broker.far.Answer;

class FaultTest {
  @ParameterizedTest
  @CsvSource({"404, STRANGE_ANSWER", "405, STRANGE_ANSWER", "413, REFUSED", "421, REFUSED"})
  void a_server_that_takes_no_announcements_is_no_rendez_vous(int status, Fault.Kind kind) {
    assertEquals(kind, Fault.of(new Answer.Refused(status)).kind());
  }
}

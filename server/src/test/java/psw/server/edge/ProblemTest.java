package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import psw.wire.value.BadValue;

class ProblemTest {
  @Test
  void a_refused_value_is_told_in_words_that_help() {
    assertEquals(
        "{\"type\":\"urn:psw:problem:bad-value\",\"title\":\"A value cannot be used\","
            + "\"status\":400,\"detail\":\"port: out of range; it should be a number from 1 to"
            + " 65535\",\"part\":\"port\"}",
        Problem.of(new BadValue("port", BadValue.Reason.OUT_OF_RANGE)).toJson().toString());
  }
}

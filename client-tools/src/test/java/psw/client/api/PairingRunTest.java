package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.api.PairingRun.State;
import psw.pairing.run.Reason;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.value.BadValue;

class PairingRunTest {
  private static final String WAITING =
      """
      {"id":"AAAAAAAAAAAAAAAAAAAAAA","state":"waiting","expires":"2026-11-27T12:10:00Z",
       "code":"4821-guitar-candle-orbit@rv.example"}\
      """;

  private static PairingRun parse(String json) throws BadValue {
    return PairingRun.parse(
        Json.parseObject(json.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER));
  }

  @Test
  void one_that_waits_has_a_code() throws BadValue {
    PairingRun run = parse(WAITING);
    assertEquals(State.WAITING, run.state());
    assertEquals("4821-guitar-candle-orbit@rv.example", run.code().orElseThrow().text());
  }

  @Test
  void a_link_is_a_code_as_well() throws BadValue {
    String link = "psw://rv.example/p/4821#aaaaaaaaaaaaaaaaaaaaaaaaaa";
    PairingRun run = parse(WAITING.replace("4821-guitar-candle-orbit@rv.example", link));
    assertEquals(link, run.code().orElseThrow().text());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_is_understood(Reason reason) throws BadValue {
    PairingRun run =
        parse("{\"id\":\"A\",\"state\":\"failed\",\"reason\":\"" + reason.word() + "\"}");
    assertEquals(Optional.of(reason), run.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"A\",\"state\":\"failed\"}",
        "{\"id\":\"A\",\"state\":\"paired\"}",
        "{\"id\":\"A\",\"state\":\"dancing\"}",
        "{\"id\":\"../tokens\",\"state\":\"waiting\"}",
        "{\"id\":\"A\",\"state\":\"waiting\",\"code\":\"4821\"}",
        "{\"id\":\"A\",\"state\":\"failed\",\"reason\":\"because\"}"
      })
  void what_is_not_whole_is_no_broker_s_answer(String json) {
    assertThrows(BadValue.class, () -> parse(json));
  }

  @Test
  void its_text_tells_no_word_of_the_code() throws BadValue {
    assertFalse(parse(WAITING).toString().contains("guitar"));
  }
}

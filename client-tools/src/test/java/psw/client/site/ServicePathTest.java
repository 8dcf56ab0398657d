package psw.client.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

class ServicePathTest {
  @Test
  void a_site_is_a_name_or_a_whole_id() throws BadValue {
    assertEquals(new ServicePath("rui", new Label("chat")), ServicePath.parse("rui/chat"));
    String id = "cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa";
    assertEquals(new ServicePath(id, new Label("chat-2")), ServicePath.parse(id + "/chat-2"));
  }

  @Test
  void as_a_host_s_name_the_service_comes_first() throws BadValue {
    assertEquals(ServicePath.parse("rui/chat"), ServicePath.parse("chat.rui.psw"));
  }

  @ParameterizedTest
  @CsvSource({
    "rui, service, MISSING",
    "rui/, service, MISSING",
    "/chat, site, MISSING",
    "Rui/chat, site, MALFORMED",
    "rui/Chat, service, MALFORMED",
    "rui/a/b, service, MALFORMED",
    "cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72/chat, site, MALFORMED",
    "'rui /chat', site, MALFORMED",
    "rui.psw, service, MISSING",
    "chat.rui.example, service, MISSING",
    ".rui.psw, service, MISSING",
    "chat..psw, site, MISSING",
    "a.chat.rui.psw, site, MALFORMED"
  })
  void what_is_neither_is_refused(String text, String part, BadValue.Reason reason) {
    BadValue bad = assertThrows(BadValue.class, () -> ServicePath.parse(text));
    assertEquals(part, bad.part());
    assertEquals(reason, bad.reason());
  }
}

package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what, as its owner reads it. */
interface AuditPages extends AtHouse {
  @Test
  default void what_was_done_is_told_with_who_and_from_where() throws Exception {
    String body = "{\"name\":\"<i>Lamp</i>\",\"ip\":\"192.0.2.44\",\"port\":8144}";
    assertEquals(200, broker().send("POST", "/api/services", body, broker().token()).statusCode());
    signIn();
    browser().press("Audit");
    String first = browser().text("tbody tr:nth-child(1)");
    assertTrue(first.contains("logged in") && first.contains("account owner"), first);
    String second = browser().text("tbody tr:nth-child(2)");
    String token = "owner's token";
    for (String part : List.of("registered", "192.0.2.44:8144 (<i>Lamp</i>)", "127.0.0.1", token)) {
      assertTrue(second.contains(part), second);
    }
  }

  @Test
  default void what_does_not_fit_on_one_page_is_on_the_next() throws Exception {
    for (int i = 0; i < 30; i++) {
      String body = "{\"name\":\"Fan\",\"ip\":\"192.0.2.45\",\"port\":8145}";
      broker().send("POST", "/api/services", body, broker().token());
      broker().send("DELETE", "/api/services/del/192.0.2.45/8145", null, broker().token());
    }
    signIn();
    browser().press("Audit");
    assertEquals(50, browser().count("tbody tr"));
    browser().press("Earlier »");
    assertTrue(browser().count("tbody tr") >= 11);
    browser().press("« Newest");
    assertTrue(browser().text("tbody tr:nth-child(1)").contains("logged in"));
  }
}

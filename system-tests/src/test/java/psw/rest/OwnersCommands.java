package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Psw;

/** What the owner does by the command, at a real broker. */
interface OwnersCommands extends AtBroker {
  private Psw psw(Path home, String... words) throws Exception {
    String broker = "http://127.0.0.1:" + api().port();
    String token = data().resolve("cli.token").toAbsolutePath().toString();
    return Psw.start(home, Map.of("PSW_BROKER", broker, "PSW_TOKEN_FILE", token), words);
  }

  private String done(Path home, String... words) throws Exception {
    try (Psw psw = psw(home, words)) {
      assertEquals(0, psw.exit(), psw.err());
      return psw.out();
    }
  }

  @Test
  default void tokens_are_made_printed_once_listed_and_ended_by_the_command(@TempDir Path home)
      throws Exception {
    String text = done(home, "token", "create", "music box", "--scope", "read").strip();
    assertTrue(text.matches("psw_[A-Za-z0-9]{8}_[A-Za-z0-9]{43}"), text);
    assertEquals(200, api().as(text).get("/api/services").status());
    String id = text.substring(4, 12);
    String list = done(home, "token", "list");
    assertTrue(list.matches("(?s).*" + id + "  read +until \\d{4}-.*music box\n.*"), list);
    assertFalse(list.contains(text.substring(13)), list);
    assertEquals("", done(home, "token", "revoke", id));
    assertEquals(401, api().as(text).get("/api/services").status());
    try (Psw again = psw(home, "token", "revoke", id)) {
      assertEquals(3, again.exit());
      assertTrue(again.err().contains("no such token"), again.err());
    }
  }

  @Test
  default void a_code_for_a_lost_pass_phrase_is_printed_by_the_command(@TempDir Path home)
      throws Exception {
    String code = done(home, "setup").strip();
    assertEquals(code, owner().send("POST", "/api/setup").stored().text("code"));
  }
}

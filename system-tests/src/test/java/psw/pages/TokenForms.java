package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens made and revoked by their owner. */
interface TokenForms extends AtHouse {
  private int status(String token) throws Exception {
    return broker().send("GET", "/api/services", null, Optional.of(token)).statusCode();
  }

  @Test
  default void a_token_is_made_shown_once_listed_and_revoked() throws Exception {
    signIn();
    browser().press("Tokens");
    browser().type("Name", "music <b>box</b>");
    browser().tick("services that it registers");
    browser().choose("Ends in", "a week");
    browser().press("Make the token");
    String token = browser().text("#fresh");
    assertTrue(token.matches("psw_[A-Za-z0-9]{8}_[A-Za-z0-9]{43}"), token);
    assertEquals(200, status(token));
    browser().open(browser().origin() + "/tokens.xhtml");
    assertFalse(browser().text().contains(token.substring(13)), "told once");
    assertTrue(browser().text().contains("music <b>box</b>"));
    assertTrue(browser().text().contains("services:write"));
    browser().press("Revoke music <b>box</b>");
    browser().press("Revoke it");
    assertTrue(browser().text().contains("music <b>box</b> is worth nothing any more."));
    assertEquals(401, status(token));
  }

  @Test
  default void what_a_token_lacks_is_said_all_at_once() {
    signIn();
    browser().press("Tokens");
    browser().press("Make the token");
    assertTrue(browser().saidOf("Name").startsWith("A token needs a name"));
    assertTrue(browser().text().contains("What shall it be good for?"));
  }
}

package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How the setup code makes the account, and a new pass phrase; see also {@link PagesIT}. */
interface SettingUp extends AtHouse {
  /** The owner's token makes a code when the pass phrase is lost. */
  private void lost() throws Exception {
    assertEquals(200, broker().send("POST", "/api/setup", null, broker().token()).statusCode());
  }

  private void again(String code, String passPhrase, String same) {
    browser().type("Setup code", code);
    browser().type("Pass phrase", passPhrase);
    browser().type("The same again", same);
    browser().press("Set the new pass phrase");
  }

  @Test
  default void without_a_code_that_lies_ready_there_is_nothing_to_set_up() {
    browser().open(broker().url() + "/setup.xhtml");
    assertTrue(browser().url().endsWith("/login.xhtml"));
  }

  @Test
  default void what_is_wrong_is_said_at_each_field_and_the_code_stays_good() throws Exception {
    lost();
    browser().open(broker().url() + "/setup.xhtml");
    again(" ", "eleven char", "");
    assertEquals("The setup code, please.", browser().saidOf("Setup code"));
    assertTrue(browser().saidOf("Pass phrase").startsWith("At least 12 characters"));
    assertEquals("", browser().typed("Pass phrase"));
    again("", PASS_PHRASE, PASS_PHRASE + "r");
    assertEquals("The two are not the same.", browser().saidOf("The same again"));
    again("abcd-abcd-abcd-abcd-abcd-abcd-ab", PASS_PHRASE, PASS_PHRASE);
    assertTrue(browser().saidOf("Setup code").startsWith("This is not the code"));
    setUp(PASS_PHRASE);
    assertTrue(isOwner());
  }

  @Test
  default void a_new_pass_phrase_ends_the_old_one_and_every_visit() throws Exception {
    lost();
    signIn();
    String old = browser().session().getValue();
    browser().forget();
    setUp("another horse battery");
    assertTrue(browser().text().contains("The pages are set up."));
    browser().become(old);
    browser().open(browser().origin());
    assertFalse(isOwner(), "the visit of before goes on");
    browser().open(broker().url() + "/login.xhtml");
    browser().type("Pass phrase", PASS_PHRASE);
    browser().press("Log in");
    assertFalse(isOwner(), "the old pass phrase");
    lost();
    setUp(PASS_PHRASE);
    assertTrue(isOwner());
  }
}

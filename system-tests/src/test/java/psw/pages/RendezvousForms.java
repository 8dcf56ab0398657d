package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The owner says where the site is announced. */
interface RendezvousForms extends AtHouse {
  @Test
  default void a_rendez_vous_is_added_and_removed() {
    signIn();
    browser().type("Address", "http://127.0.0.1:1");
    browser().press("Add the rendez-vous");
    assertTrue(browser().text().contains("http://127.0.0.1:1 is on the list"));
    seen(browser().origin(), "Nothing answers there.");
    browser().press("Remove http://127.0.0.1:1");
    browser().press("Remove it");
    assertTrue(browser().text().contains("withdrawn from http://127.0.0.1:1"));
    browser().open(browser().origin());
    assertFalse(browser().text().contains("http://127.0.0.1:1\n"), "nothing ever got there");
    assertFalse(browser().text().contains("being left"));
  }

  @Test
  default void an_address_that_is_none_is_refused_in_words_and_kept() {
    signIn();
    browser().type("Address", "ftp://rv.example/x");
    browser().press("Add the rendez-vous");
    assertTrue(browser().saidOf("Address").startsWith("It must begin with http:// or https://"));
    assertEquals("ftp://rv.example/x", browser().typed("Address"));
  }

  @Test
  default void the_site_says_that_its_rendez_vous_has_acknowledged_it() {
    seen(broker().url(), "announced at 1 of 1 rendez-vous");
  }
}

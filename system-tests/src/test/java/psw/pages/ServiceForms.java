package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The owner adds services and removes them. */
interface ServiceForms extends AtHouse {
  private void add(String name, String description, String ip, String port) {
    browser().type("Name", name);
    browser().type("Description", description);
    browser().type("IP address", ip);
    browser().type("TCP port", port);
    browser().press("Add the service");
  }

  @Test
  default void a_service_is_added_listed_announced_and_removed() {
    signIn();
    String home = browser().origin();
    add("Radio", "Songs & news", "192.0.2.9", "8123");
    assertEquals(browser().origin() + "/", browser().url());
    assertTrue(browser().text().contains("Radio is listed."));
    assertTrue(browser().text().contains("192.0.2.9:8123"));
    seen(rendezvous().url() + "/?q=radio", "192.0.2.9:8123");
    browser().open(home);
    assertFalse(browser().text().contains("Radio is listed."), "said once");
    browser().press("Remove Radio");
    assertTrue(browser().text().contains("Remove this service?"));
    browser().press("Remove it");
    assertTrue(browser().text().contains("Radio is no longer listed."));
    assertFalse(browser().text().contains("192.0.2.9:8123"));
  }

  @Test
  default void a_choice_is_drawn_with_an_arrow() {
    signIn();
    assertTrue(browser().style("select", "background-image").startsWith("url("));
  }

  @Test
  default void a_private_service_is_shown_to_the_owner_alone() {
    signIn();
    browser().choose("Seen by", "this site only");
    add("Diary", "", "192.0.2.10", "8124");
    assertTrue(browser().text().contains("Diary"));
    browser().press("Log out");
    assertFalse(browser().text().contains("Diary"));
  }

  @Test
  default void what_is_wrong_is_said_at_each_field_and_what_was_typed_is_kept() {
    signIn();
    add(" ", "A line", "300.1.2.3", "99999");
    assertEquals("A service needs a name.", browser().saidOf("Name"));
    assertTrue(browser().saidOf("IP address").startsWith("An IP address, please"));
    assertEquals("A port is a number from 1 to 65535.", browser().saidOf("TCP port"));
    assertEquals("A line", browser().typed("Description"));
    assertEquals("300.1.2.3", browser().typed("IP address"));
    assertEquals("99999", browser().typed("TCP port"));
  }

  @Test
  default void an_address_and_port_that_are_listed_are_not_taken_twice() {
    signIn();
    add("First", "", "192.0.2.11", "8125");
    add("Second", "", "192.0.2.11", "8125");
    assertTrue(browser().saidOf("TCP port").contains("listed already"));
    assertEquals("Second", browser().typed("Name"));
  }

  @Test
  default void markup_in_a_name_is_text() {
    signIn();
    add("<img src=x onerror=alert(1)>", "\"'><script>alert(2)</script>", "192.0.2.12", "8126");
    assertTrue(browser().text().contains("<img src=x onerror=alert(1)>"));
    assertTrue(browser().text().contains("\"'><script>alert(2)</script>"));
    assertEquals(0, browser().count("script, img[src=x]"));
  }
}

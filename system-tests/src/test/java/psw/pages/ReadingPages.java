package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everybody finds: the style, the sites, and nothing of the inside. */
interface ReadingPages extends AtHouse {
  @Test
  default void the_pages_have_the_house_s_style() {
    browser().open(broker().url());
    assertNotEquals("rgba(0, 0, 0, 0)", browser().background());
    assertEquals("ana · broker", browser().title());
  }

  @Test
  default void one_who_has_not_logged_in_reads_and_finds_no_form() {
    browser().open(broker().url());
    assertEquals(0, browser().count("form[method=post]"));
    assertTrue(browser().text().contains("log in"));
  }

  @Test
  default void reading_makes_no_session() {
    browser().open(broker().url());
    browser().open(rendezvous().url());
    assertEquals(null, browser().session());
  }

  @Test
  default void another_site_s_services_appear_are_found_and_have_a_page() {
    seen(broker().url(), "Tea <b>& cake</b>");
    assertTrue(browser().text().contains("<script>alert(1)</script>"));
    browser().open(broker().url() + "/?q=cake");
    assertTrue(browser().text().contains("192.0.2.7:8001"));
    browser().press("far-away");
    assertTrue(browser().url().endsWith("/site.xhtml?id=" + far().id()));
    assertTrue(browser().text().contains("192.0.2.7:8001"));
    browser().open(broker().url() + "/?q=nowhere-to-be-found");
    assertTrue(browser().text().contains("Nothing: no site and no service"));
  }

  @Test
  default void the_rendez_vous_lists_its_brokers_with_a_page_for_each() {
    seen(rendezvous().url(), "far-away");
    assertTrue(browser().text().contains(far().id().text()));
    assertTrue(browser().text().contains("1 service"));
    browser().press("far-away");
    assertTrue(browser().text().contains("Tea <b>& cake</b>"));
    assertEquals(0, browser().count("form[method=post]"));
  }

  @Test
  default void every_page_fits_a_narrow_telephone() {
    signIn();
    browser().width(360);
    for (String page : List.of("/", "/?q=tea", "/site.xhtml?id=" + far().id())) {
      seen(broker().url() + page, "far-away");
      assertEquals(0, browser().overflow(), page);
    }
    browser().open(rendezvous().url());
    assertEquals(0, browser().overflow());
  }

  @Test
  default void no_page_tells_of_the_inside_when_there_is_none_or_it_fails() throws Exception {
    for (String path :
        List.of("/nowhere", "/site.xhtml?id=x", "/psw/field.xhtml", "/WEB-INF/web.xml")) {
      HttpResponse<String> answer = broker().send("GET", path, null, Optional.empty());
      assertEquals(404, answer.statusCode(), path);
      assertTrue(answer.body().contains("There is no such page"), path);
      assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent(), path);
    }
  }
}

package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Needs;

/** The pages of both servers in a real browser, one house for all tests. */
@Needs({"chromium", "chromedriver"})
class PagesIT
    implements ReadingPages,
        SettingUp,
        OwnersVisit,
        ServiceForms,
        RendezvousForms,
        TokenForms,
        PairForms,
        PeerForms,
        GrantForms,
        SiteForms,
        AuditPages {
  @TempDir private static Path directory;
  private static House house;

  @BeforeAll
  static void start() throws Exception {
    house = House.open(directory);
    new PagesIT().setUp(PASS_PHRASE);
  }

  @AfterAll
  static void end() throws Exception {
    if (house != null) {
      house.close();
    }
  }

  @Override
  public House house() {
    return house;
  }

  @BeforeEach
  void a_visitor_whom_nobody_knows() {
    Browser browser = house.browser();
    browser.width(1280);
    browser.open(house.broker().url());
    browser.forget();
    browser.complaints();
  }

  @AfterEach
  void the_browser_has_nothing_to_complain_of() {
    assertEquals(List.of(), house.browser().complaints());
  }
}

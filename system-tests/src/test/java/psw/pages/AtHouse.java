package psw.pages;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.openqa.selenium.WebDriverException;
import psw.testing.FarSite;
import psw.testing.Server;

/** A visitor with a browser before a broker and a rendez-vous. */
interface AtHouse {
  String PASS_PHRASE = "correct horse battery staple";
  Duration SOON = Duration.ofSeconds(60);

  House house();

  default Server broker() {
    return house().broker();
  }

  default Server rendezvous() {
    return house().rendezvous();
  }

  default Browser browser() {
    return house().browser();
  }

  default FarSite far() {
    return house().far();
  }

  /** Becomes the owner, in the way of one. */
  default void signIn() {
    browser().open(broker().url());
    browser().press("log in");
    browser().type("Pass phrase", PASS_PHRASE);
    browser().press("Log in");
    assertTrue(isOwner(), browser().text());
  }

  /** Whether the page is shown to one who may change things. */
  default boolean isOwner() {
    return browser().count("form[id=visit]") == 1;
  }

  /** Types the setup code that lies ready, and a pass phrase. */
  default void setUp(String passPhrase) {
    browser().open(broker().url() + "/setup.xhtml");
    browser().type("Setup code", broker().setupCode());
    browser().type("Pass phrase", passPhrase);
    browser().type("The same again", passPhrase);
    boolean first = browser().count("input[value='Set up']") == 1;
    browser().press(first ? "Set up" : "Set the new pass phrase");
  }

  /** Waits until the page that is open says so, which looks again by itself. */
  default void says(String text) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(WebDriverException.class) // gone while it was read
        .until(() -> browser().text().contains(text));
  }

  /**
   * Waits until the broker's own announcement holds: it has a minute, and the machine may be slow.
   */
  default void announced() {
    await().atMost(SOON).until(() -> broker().status("/api/brokers/self") == 200);
  }

  /** Opens a page again and again until it says so. */
  default void seen(String url, String text) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              browser().open(url);
              return browser().text().contains(text);
            });
  }
}

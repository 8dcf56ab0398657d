package psw.pages;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import psw.testing.FarSite;
import psw.testing.Server;

/** A visitor with a browser before a broker and a rendez-vous. */
interface AtHouse {
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
    browser().press("paste the token of this broker");
    browser().type("Token", broker().token().orElseThrow());
    browser().press("Go on");
    assertTrue(browser().text().contains("You may change things here"));
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

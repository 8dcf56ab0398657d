package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import psw.pairing.run.Outcome;

/** The owner pairs with somebody who has a run of his own. */
interface PairForms extends AtPeers {
  private String made(String name) {
    signIn();
    browser().press("Pair");
    browser().type("Call the other side", name);
    browser().press("Make a code");
    says("Tell the other side this code");
    return browser().text("#code");
  }

  @Test
  default void a_code_made_in_the_page_is_taken_up_and_the_page_says_with_whom_by_itself()
      throws Exception {
    String code = made("rui-phone");
    assertTrue(code.matches("[0-9]{4,6}(-[a-z]+){3}@127.0.0.1:[0-9]+"), code);
    Neighbour rui = Neighbour.device(this, "phone");
    rui.meet(code);
    says("Paired with rui-phone");
    assertTrue(browser().text().contains(rui.identity().id().text()));
    assertTrue(browser().text().contains(rui.key().fingerprint().text()));
    assertFalse(browser().text().contains(code), "it is worth nothing any more");
    browser().press("Grant rui-phone something");
    assertTrue(browser().text().contains("Nothing was granted."), browser().text());
    try (Stream<Path> files = Files.list(house().share().resolve("authorized"))) {
      assertEquals(
          List.of(), files.filter(file -> !file.getFileName().toString().startsWith(".")).toList());
    }
    browser().press("Remove this peer…");
    browser().press("Remove it");
    assertTrue(browser().text().contains("rui-phone is forgotten"));
  }

  @Test
  default void a_wrong_word_is_told_and_nothing_is_kept() throws Exception {
    String code = made("mallory");
    String[] words = code.split("[-@]", -1);
    String wrong = code.replace(words[3], words[3].equals("orbit") ? "candle" : "orbit");
    assertInstanceOf(Outcome.Failed.class, Neighbour.device(this, "mallory").join(wrong));
    says("The two codes differ: one was mistyped, or somebody tried yours and missed.");
    browser().press("Peers");
    assertFalse(browser().text().contains("mallory"));
  }

  @Test
  default void a_code_from_elsewhere_is_taken_up_in_the_page() throws Exception {
    String code = Neighbour.device(this, "laptop").invite();
    signIn();
    browser().press("Pair");
    browser().type("Code that the other side made", code.toUpperCase(java.util.Locale.ROOT));
    browser().press("Take it up");
    says("Paired with laptop");
    assertFalse(browser().url().contains(code.substring(5, 9)), browser().url());
    browser().press("Peers");
    browser().press("Remove laptop");
    browser().press("Remove it");
  }

  @Test
  default void what_is_no_code_is_refused_in_words_with_what_was_perhaps_meant() {
    signIn();
    browser().press("Pair");
    browser().type("Code that the other side made", "4821-guitar-candel-orbit@rv.example");
    browser().type("Call it", "Rui!");
    browser().press("Take it up");
    assertEquals(
        "Not every word of the code is on the list."
            + " Did you mean 4821-guitar-candle-orbit@rv.example?",
        browser().saidOf("Code that the other side made"));
    assertTrue(browser().saidOf("Call it").startsWith("1 to 32 of a-z"));
    assertEquals("Rui!", browser().typed("Call it"));
  }

  @Test
  default void a_qr_code_holds_the_link_and_is_worth_nothing_once_given_up() throws Exception {
    signIn();
    browser().press("Pair");
    browser().tick("I send it");
    browser().press("Make a code");
    says("Let it be scanned");
    String link = browser().text("#code");
    assertTrue(link.matches("psw://127.0.0.1:[0-9]+/p/[0-9]{4,6}#[a-z2-7]{26}"), "a link");
    assertEquals(link, scanned(browser().picture("svg.qr")));
    assertFalse(browser().url().contains(link.substring(link.length() - 26)), browser().url());
    assertTrue(browser().url().matches(".*/pairing\\.xhtml\\?n=[0-9]+"), browser().url());
    browser().press("Give it up");
    says("You gave up.");
    assertInstanceOf(Outcome.Failed.class, Neighbour.device(this, "late").join(link));
  }

  private static String scanned(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @Test
  default void another_visit_sees_no_code_of_this_one() {
    String code = made("eva");
    String page = browser().url();
    browser().forget();
    signIn();
    browser().open(page);
    assertFalse(browser().text().contains(code));
    assertTrue(browser().title().startsWith("There is no such page"), browser().title());
    browser().complaints(); // of the 404
  }

  @Test
  default void a_form_beside_a_page_that_looks_again_and_again_is_still_good() {
    signIn();
    browser().type("Name", "");
    browser().fetch("/pair.xhtml", 60);
    browser().press("Add the service");
    assertEquals("A service needs a name.", browser().saidOf("Name"));
  }
}

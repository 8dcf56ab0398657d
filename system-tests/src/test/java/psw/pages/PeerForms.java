package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** Whom the site is paired with, as its owner sees and changes it. */
interface PeerForms extends AtPeers {
  @Test
  default void a_peer_is_listed_renamed_and_removed_after_a_question() throws Exception {
    Neighbour rui = Neighbour.device(this, "phone");
    pair(rui, "rui");
    signIn();
    browser().press("Peers");
    assertTrue(browser().text().contains(rui.identity().id().text()));
    assertTrue(browser().text().contains("nothing"));
    browser().press("rui");
    assertTrue(browser().text().contains(rui.key().fingerprint().text()));
    browser().type("Call it", "brother");
    browser().press("Rename it");
    assertTrue(browser().text().contains("rui is called brother from now on."));
    browser().press("Peers");
    browser().press("Remove brother");
    assertTrue(browser().text().contains("To know it again takes a new code."));
    browser().press("Remove it");
    assertTrue(browser().text().contains("brother is forgotten"));
    browser().press("Audit");
    String last = browser().text("tbody tr:nth-child(1)");
    assertTrue(last.contains("peer removed") && last.contains("account owner"), last);
  }

  @Test
  default void a_name_that_is_none_or_another_s_is_refused_at_its_field() throws Exception {
    Paired one = pair(Neighbour.device(this, "phone"), "lea");
    Paired other = pair(Neighbour.device(this, "phone"), "leo");
    visit(one);
    browser().type("Call it", "<b>Lea</b>");
    browser().press("Rename it");
    assertTrue(browser().saidOf("Call it").startsWith("1 to 32 of a-z"));
    assertEquals("<b>Lea</b>", browser().typed("Call it"));
    browser().type("Call it", "leo");
    browser().press("Rename it");
    assertEquals("Another peer has this name.", browser().saidOf("Call it"));
    forget(one);
    browser().type("Call it", "lea-2");
    browser().press("Rename it");
    assertTrue(browser().text().contains("It was gone already."));
    forget(other);
  }

  @Test
  default void what_a_site_offers_to_this_one_alone_is_shown_on_its_page_and_nowhere_else()
      throws Exception {
    Neighbour eva = Neighbour.site(this, "eva");
    Paired peer = pair(eva, "eva");
    announced();
    BrokerId here = new BrokerId(broker().get("/api/brokers/self").text("id"));
    long revision = Instant.now().toEpochMilli();
    Offer secret = FarSite.offer(7, "Sealed <i>diary</i>", "for paired ones");
    BoxKey key = new BoxKey(peer.key(), eva.identity().id(), here);
    String box = key.seal(List.of(secret), revision, new SecureRandom());
    house().announce("/api/brokers/" + eva.identity().id(), announcement(eva, revision, box));
    visit(peer);
    seen(browser().url(), "Sealed <i>diary</i>");
    assertTrue(browser().text().contains("To this site alone"));
    assertTrue(browser().text().contains("eva has no SSH key to be let in by"));
    browser().press("Log out");
    browser().open(broker().url() + "/site.xhtml?id=" + eva.identity().id());
    assertFalse(browser().text().contains("diary"));
    forget(peer);
  }

  private static byte[] announcement(Neighbour site, long revision, String box) {
    Instant now = Instant.ofEpochMilli(revision).truncatedTo(ChronoUnit.SECONDS);
    return new Announcement(
            site.identity().id(),
            site.identity().key(),
            new Label("eva"),
            revision,
            now,
            now.plus(Duration.ofMinutes(10)),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(FarSite.offer(1, "Open wiki", "")),
            List.of(box))
        .sign(site.identity());
  }

  @Test
  default void no_page_of_the_owner_s_is_wider_than_a_telephone() throws Exception {
    Paired peer = pair(Neighbour.device(this, "phone"), "somebody-with-a-long-given-name");
    int port = service("W".repeat(64));
    String grants = "/api/peers/" + peer.id() + "/grants";
    owners("POST", grants, "{\"service\":\"" + "w".repeat(32) + "\"}");
    signIn();
    browser().width(390);
    String id = "?id=" + peer.id();
    for (String page :
        List.of(
            "/",
            "/peers.xhtml",
            "/pair.xhtml",
            "/tokens.xhtml",
            "/audit.xhtml",
            "/peer.xhtml" + id,
            "/remove-peer.xhtml" + id)) {
      browser().open(browser().origin() + page);
      assertEquals(0, browser().overflow(), page);
    }
    forget(peer);
    withdraw(port);
  }

  @Test
  default void what_is_asked_for_and_not_there_is_not_found_and_never_a_fault() {
    signIn();
    for (String page : List.of("peer", "remove-peer", "remove-site", "pairing")) {
      for (String id :
          List.of("", "abc", "0", "-1", "999999999", "9".repeat(30), "%00", "%3Cb%3E")) {
        browser().open(browser().origin() + "/" + page + ".xhtml?id=" + id + "&n=" + id);
        assertTrue(
            browser().title().startsWith("There is no such page"),
            page + " " + id + browser().title());
      }
    }
    browser().complaints(); // of the 404s
  }
}

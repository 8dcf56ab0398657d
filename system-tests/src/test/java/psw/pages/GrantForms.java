package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The owner grants, and takes back. */
interface GrantForms extends AtPeers {
  private Path file(Neighbour device) {
    return house().share().resolve("authorized").resolve(device.key().fingerprint().fileName());
  }

  @Test
  default void a_grant_is_made_until_a_day_told_to_sshd_listed_and_revoked() throws Exception {
    Neighbour rui = Neighbour.device(this, "phone");
    Paired peer = pair(rui, "rui");
    int port = service("Photos");
    visit(peer);
    browser().choose("Service", "Photos (photos, 127.0.0.1:" + port + ")");
    browser().put("Until", "2031-12-24");
    browser().press("Grant it");
    assertTrue(
        browser().text().contains("rui may reach Photos until 2031-12-24."), browser().text());
    assertEquals("in force", browser().text("#grants .state"));
    String read = Files.readString(file(rui));
    assertTrue(read.contains("permitopen=\"127.0.0.1:" + port + "\""), read);
    assertTrue(read.contains("expiry-time=\"20311225000000Z\""), read);
    assertTrue(read.contains(rui.key().text().split(" ", -1)[1]), read);
    browser().open(browser().origin());
    assertTrue(browser().text().contains("granted to rui"));
    browser().press("Peers");
    assertTrue(browser().text().contains("1 service"));
    browser().press("rui");
    browser().press("Revoke Photos");
    assertTrue(browser().text().contains("rui no longer reaches Photos."), browser().text());
    assertFalse(Files.exists(file(rui)));
    browser().press("Audit");
    String last = browser().text("tbody tr:nth-child(1)");
    assertTrue(last.contains("revoked") && last.contains("rui: photos"), last);
    forget(peer);
    withdraw(port);
  }

  @Test
  default void the_usual_end_is_in_a_year_and_all_of_it_is_taken_back_at_once() throws Exception {
    Neighbour rui = Neighbour.device(this, "phone");
    Paired peer = pair(rui, "rui");
    int wiki = service("Wiki");
    int lamp = service("Lamp");
    visit(peer);
    LocalDate year = LocalDate.now(ZoneOffset.UTC).plusDays(365);
    assertEquals(year.toString(), browser().typed("Until"));
    for (String name :
        new String[] {
          "Wiki (wiki, 127.0.0.1:" + wiki + ")", "Lamp (lamp, 127.0.0.1:" + lamp + ")"
        }) {
      browser().choose("Service", name);
      browser().press("Grant it");
    }
    assertTrue(Files.readString(file(rui)).contains("127.0.0.1:" + lamp));
    browser().press("Revoke all");
    assertTrue(browser().text().contains("rui reaches nothing here any more."));
    assertFalse(Files.exists(file(rui)));
    forget(peer);
    withdraw(wiki);
    withdraw(lamp);
  }

  @Test
  default void a_peer_may_knock_from_its_network_when_the_owner_chooses_so() throws Exception {
    Neighbour rui = Neighbour.device(this, "phone");
    Paired peer = pair(rui, "rui");
    int port = service("Lute");
    visit(peer);
    browser().choose("May knock from", "its network, too (IPv4 /24, IPv6 /64)");
    browser().press("Grant it");
    assertTrue(browser().text("#grants tbody").contains("Knocks from its network"));
    String keys = Files.readString(house().share().resolve("gate.keys"));
    assertTrue(
        keys.lines().anyMatch(line -> line.endsWith(" network")), keys.replaceAll("\\S{43}", "…"));
    browser().press("Grant it");
    assertFalse(browser().text("#grants tbody").contains("Knocks from its network"));
    forget(peer);
    withdraw(port);
  }

  @Test
  default void a_day_that_is_over_or_none_is_refused_at_its_field() throws Exception {
    Paired peer = pair(Neighbour.device(this, "phone"), "rui");
    int port = service("Photos");
    visit(peer);
    browser().put("Until", "2020-02-02");
    browser().press("Grant it");
    assertEquals("This day is over: a grant ends in the future.", browser().saidOf("Until"));
    browser().put("Until", "");
    browser().press("Grant it");
    assertEquals("Until when? A grant needs an end.", browser().saidOf("Until"));
    browser().forgetType("Until");
    browser().type("Until", "<b>soon</b>");
    browser().press("Grant it");
    assertEquals("A day, please, as 2030-12-24.", browser().saidOf("Until"));
    browser().complaints(); // that this is no day
    assertTrue(browser().text().contains("Nothing was granted."));
    forget(peer);
    withdraw(port);
  }

  @Test
  default void the_site_s_own_doors_and_what_was_removed_meanwhile_are_refused_in_words()
      throws Exception {
    Paired peer = pair(Neighbour.device(this, "phone"), "rui");
    String wish =
        "{\"name\":\"Broker\",\"ip\":\"127.0.0.1\",\"port\":%d,\"visibility\":\"private\"}";
    owners("POST", "/api/services", wish.formatted(broker().port()));
    int port = service("Photos");
    visit(peer);
    browser().choose("Service", "Broker (broker, 127.0.0.1:" + broker().port() + ")");
    browser().press("Grant it");
    assertTrue(browser().saidOf("Service").startsWith("The broker and the SSH server themselves"));
    withdraw(broker().port());
    browser().choose("Service", "Broker (broker, 127.0.0.1:" + broker().port() + ")");
    browser().press("Grant it");
    assertEquals("This site has no such service any more.", browser().saidOf("Service"));
    assertTrue(browser().text().contains("Nothing was granted."));
    forget(peer);
    withdraw(port);
  }

  @Test
  default void revoking_what_was_revoked_elsewhere_hits_no_other_grant() throws Exception {
    Neighbour rui = Neighbour.device(this, "phone");
    Paired peer = pair(rui, "rui");
    int wiki = service("Wiki");
    int lamp = service("Lamp");
    String grants = "/api/peers/" + peer.id() + "/grants";
    long first = owners("POST", grants, "{\"service\":\"wiki\"}").integer("id");
    owners("POST", grants, "{\"service\":\"lamp\"}");
    visit(peer);
    owners("DELETE", grants + "/" + first, null);
    browser().press("Revoke Wiki");
    assertTrue(browser().text().contains("It was gone already."), browser().text());
    assertTrue(Files.readString(file(rui)).contains("127.0.0.1:" + lamp));
    forget(peer);
    withdraw(wiki);
    withdraw(lamp);
  }
}

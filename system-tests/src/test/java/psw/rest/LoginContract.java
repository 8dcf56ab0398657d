package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** How the owner of a broker gets in; the browser's tests, psw.pages, say more of it. */
interface LoginContract extends AtBroker {
  String PASS_PHRASE = "a horse, a battery & a staple";

  default Visit visit() {
    return Visit.on(api().port());
  }

  /** Makes the account, or gives it a new pass phrase; whoever did is logged in. */
  default Visit setUp(Visit visit) throws BadValue {
    String code = owner().send("POST", "/api/setup").stored().text("code");
    return visit
        .open("/setup.xhtml")
        .send(
            "setup",
            "setup:go",
            Map.of(
                "setup:code:in", code,
                "setup:phrase:in", PASS_PHRASE,
                "setup:again:in", PASS_PHRASE));
  }

  default Visit logIn(Visit visit, String passPhrase) {
    return visit
        .open("/login.xhtml")
        .send("login", "login:go", Map.of("login:phrase:in", passPhrase));
  }

  @Test
  default void the_code_that_its_owner_finds_makes_the_account_and_is_gone() throws Exception {
    owner().send("POST", "/api/setup").stored();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(data().resolve("setup-code")));
    assertTrue(setUp(visit()).isIn());
    assertFalse(Files.exists(data().resolve("setup-code")));
    assertFalse(visit().open("/").isIn());
    assertTrue(logIn(visit(), PASS_PHRASE).isIn());
  }

  @Test
  default void a_code_that_lies_ready_is_told_again() throws BadValue {
    String code = owner().send("POST", "/api/setup").stored().text("code");
    assertEquals(code, owner().send("POST", "/api/setup").stored().text("code"));
    setUp(visit());
    assertNotEquals(code, owner().send("POST", "/api/setup").stored().text("code"));
  }

  @Test
  default void another_pass_phrase_is_turned_away_and_both_are_noted() throws BadValue {
    setUp(visit());
    Visit wrong = logIn(visit(), PASS_PHRASE + "s");
    assertEquals(200, wrong.status());
    assertFalse(wrong.isIn());
    JsonObject failed = owner().get("/api/audit?size=1").list().get(0);
    assertEquals("login-failed", failed.text("deed"));
    assertEquals("visitor", failed.text("who"));
    assertTrue(logIn(visit(), PASS_PHRASE).isIn());
    JsonObject good = owner().get("/api/audit?size=1").list().get(0);
    assertEquals("logged-in", good.text("deed"));
    assertEquals("account owner", good.text("who"));
  }

  @Test
  default void the_login_changes_the_session_and_its_cookie_is_for_these_pages_alone()
      throws BadValue {
    setUp(visit());
    Visit visit = visit().with("JSESSIONID=chosen-by-another").open("/login.xhtml");
    assertEquals("", visit.setCookie(), "who only looks has no session");
    visit.send("login", "login:go", Map.of("login:phrase:in", PASS_PHRASE));
    assertTrue(visit.isIn());
    assertEquals("no-store", visit.header("Cache-Control"));
    assertFalse(visit.cookie().contains("chosen"), visit.cookie());
    String set = visit.setCookie().toLowerCase(java.util.Locale.ROOT);
    assertTrue(set.contains("; httponly") && set.contains("; samesite=strict"), set);
    assertTrue(visit.open("/").isIn());
  }

  @Test
  default void a_session_counts_by_its_cookie_and_not_in_an_address() throws BadValue {
    String id = setUp(visit()).cookie().replaceFirst("JSESSIONID=", "");
    for (String page : java.util.List.of("/", "/audit.xhtml", "//peers.xhtml")) {
      Visit visit = visit().open(page + ";jsessionid=" + id);
      assertEquals(404, visit.status(), page);
      assertFalse(visit.isIn(), page);
    }
  }

  @Test
  default void who_logs_out_is_out_and_so_is_his_session() throws BadValue {
    Visit visit = setUp(visit());
    String old = visit.cookie();
    visit.send("visit", "visit:end", Map.of());
    assertFalse(visit.isIn());
    assertFalse(visit.with(old).open("/").isIn());
  }

  @Test
  default void the_pages_of_the_owner_lead_others_to_the_login() throws BadValue {
    setUp(visit());
    for (String page : java.util.List.of("tokens", "audit", "revoke-token", "remove-service")) {
      Visit visit = visit().open("/" + page + ".xhtml?id=1");
      assertTrue(visit.text().contains("<form id=\"login\""), page);
    }
  }

  @Test
  default void a_form_that_says_it_has_no_state_shows_nothing_of_the_owners() throws BadValue {
    Visit owner = setUp(visit());
    Map<String, String> none = Map.of("jakarta.faces.ViewState", "stateless");
    for (String page :
        java.util.List.of("audit", "peers", "tokens", "pair", "peer", "pairing", "remove-peer")) {
      Visit visit = visit().open("/login.xhtml").post("/" + page + ".xhtml", none);
      assertEquals(409, visit.status(), page);
      visit.post("/" + page + ".xhtml?jakarta%2Efaces.ViewState=stateless", Map.of());
      assertEquals(409, visit.status(), page);
    }
    // the login's own form has none, for it makes no session; but not to one who is in
    assertEquals(200, visit().open("/login.xhtml").post("/login.xhtml", none).status());
    assertEquals(409, owner.post("/login.xhtml", none).status());
  }

  @Test
  default void a_form_without_the_state_that_the_page_gave_it_changes_nothing() throws BadValue {
    Visit visit = setUp(visit());
    Map<String, String> fields =
        Map.of(
            "service", "service",
            "service:name:in", "forgery",
            "service:ip:in", "192.0.2.66",
            "service:port:in", Integer.toString(AtBroker.port()),
            "service:visibility", "public",
            "service:add", "x");
    visit.post("/index.xhtml", fields);
    assertEquals(0, api().get("/api/services?q=forgery").list().size());
    Map<String, String> stateless = new HashMap<>(fields);
    stateless.put("jakarta.faces.ViewState", "stateless");
    visit.post("/index.xhtml", stateless);
    assertEquals(0, api().get("/api/services?q=forgery").list().size(), visit.text());
    visit.open("/").send("service", "service:add", fields);
    assertEquals(1, api().get("/api/services?q=forgery").list().size());
  }
}

package psw.device;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Psw;
import psw.testing.Server;
import psw.wire.pairing.Code;

/** {@code psw pair} and {@code psw peers} between two devices without broker. */
class PairIT {
  // of its own, as a household may claim five times in a minute and other classes pair, too
  private static Server rendezvous;

  @TempDir private Path dir;
  private Person ana;
  private Person rui;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    rendezvous = new Server("rendezvous", home, Map.of()).start().awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (rendezvous != null) {
      rendezvous.end();
    }
  }

  @BeforeEach
  void meet() throws Exception {
    ana = new Person(dir, "ana-laptop", rendezvous.url());
    rui = new Person(dir, "rui-phone", rendezvous.url());
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private void assertNobodyKnowsAnybody() throws Exception {
    assertEquals("", ana.says("peers"));
    assertEquals("", rui.says("peers"));
  }

  /** Another household than the other tests', as claims are limited. */
  private void bySixth() {
    String url = rendezvous.at("[::1]");
    ana.with("PSW_RENDEZVOUS", url);
    rui.with("PSW_RENDEZVOUS", url);
  }

  @Test
  void both_sides_end_with_each_other_under_names_of_their_own_choice() throws Exception {
    try (Psw invites = ana.psw("pair", "--name", "rui")) {
      String code = invites.firstLine();
      try (Psw joins = rui.psw("pair", "-").typed(code)) {
        assertEquals(0, joins.exit(), joins.err());
        assertEquals(0, invites.exit(), invites.err());
        String anaId = ana.device().identity().id().text();
        String ruiId = rui.device().identity().id().text();
        assertAll(
            () -> assertEquals(lines(code, "paired with rui (" + ruiId + ")"), invites.out()),
            () -> assertEquals(lines("paired with ana-laptop (" + anaId + ")"), joins.out()),
            () -> assertTrue(invites.err().contains("it is good once"), invites.err()),
            () -> assertTrue(ana.says("peers").startsWith("rui  device  " + ruiId), "ana"),
            () -> assertTrue(rui.says("peers").startsWith("ana-laptop  device  " + anaId), "rui"),
            () ->
                assertTrue(
                    ana.says("peers", "--json")
                        .contains("\"fingerprint\":\"" + rui.device().ssh().fingerprint() + "\"")));
      }
    }
    assertEquals("", ana.says("peers", "rename", "rui", "rui-2026"));
    assertTrue(ana.says("peers").startsWith("rui-2026  device  "));
    assertEquals("", ana.says("peers", "forget", "rui-2026"));
    assertEquals("", ana.says("peers"));
  }

  @Test
  void a_link_is_as_good() throws Exception {
    bySixth();
    try (Psw invites = ana.psw("pair", "--link")) {
      String link = invites.firstLine();
      assertTrue(link.startsWith("psw://[::1]:" + rendezvous.port() + "/p/"), link);
      try (Psw joins = rui.psw("pair", link, "--name", "ana")) {
        assertEquals(0, joins.exit(), joins.err());
        assertEquals(0, invites.exit(), invites.err());
      }
    }
    assertTrue(rui.says("peers").startsWith("ana  device  "));
  }

  @Test
  void a_wrong_word_is_told_to_both_and_leaves_nothing() throws Exception {
    try (Psw invites = ana.psw("pair")) {
      Code right = Code.parse(invites.firstLine());
      String secret = right.secret().startsWith("guitar") ? "orbit" : "guitar";
      Code wrong =
          new Code(
              right.host(),
              right.nameplate(),
              secret + right.secret().substring(right.secret().indexOf('-')));
      try (Psw joins = rui.psw("pair", wrong.text())) {
        assertEquals(5, joins.exit(), joins.err());
        assertEquals(5, invites.exit(), invites.err());
        for (Psw side : new Psw[] {invites, joins}) {
          assertTrue(side.err().contains("somebody tried yours and missed"), side.err());
          assertTrue(side.err().contains("the code is burnt"), side.err());
        }
      }
    }
    assertNobodyKnowsAnybody();
  }

  @Test
  void a_third_who_takes_up_the_code_burns_it_and_both_are_told() throws Exception {
    bySixth();
    try (Psw invites = ana.psw("pair")) {
      String code = invites.firstLine();
      assertEquals(201, claim(Code.parse(code).nameplate()));
      try (Psw joins = rui.psw("pair", code)) {
        assertEquals(5, joins.exit(), joins.err());
        assertEquals(5, invites.exit(), invites.err());
        for (Psw side : new Psw[] {invites, joins}) {
          assertTrue(side.err().contains("somebody may have tried it"), side.err());
        }
      }
    }
    assertNobodyKnowsAnybody();
  }

  private static int claim(String nameplate) throws Exception {
    HttpRequest claim =
        HttpRequest.newBuilder(
                URI.create(rendezvous.at("[::1]") + "/api/mailboxes/" + nameplate + "/claims"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient()
        .send(claim, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_code_that_was_given_up_is_burnt_before_the_command_ends() throws Exception {
    try (Psw invites = ana.psw("pair")) {
      String code = invites.firstLine();
      invites.terminate();
      assertEquals(128 + 15, invites.exit());
      assertTrue(invites.err().endsWith("psw: given up; the code is burnt\n"), invites.err());
      try (Psw joins = rui.psw("pair", code)) {
        assertEquals(3, joins.exit(), joins.err());
      }
    }
    assertNobodyKnowsAnybody();
  }

  @Test
  void one_s_own_code_is_not_for_oneself() throws Exception {
    bySixth();
    try (Psw invites = ana.psw("pair")) {
      String code = invites.firstLine();
      try (Psw joins = ana.psw("pair", code)) {
        assertEquals(1, joins.exit(), joins.err());
        assertEquals(1, invites.exit(), invites.err());
        assertTrue(joins.err().contains("the other side is this one itself"), joins.err());
      }
    }
    assertNobodyKnowsAnybody();
  }

  @Test
  void a_rendez_vous_that_is_not_there_is_unreachable() throws Exception {
    ana.with("PSW_RENDEZVOUS", "http://127.0.0.1:9");
    try (Psw invites = ana.psw("pair")) {
      assertEquals(4, invites.exit());
      assertTrue(invites.err().contains("does not answer"), invites.err());
    }
  }

  @Test
  void without_broker_and_rendez_vous_it_is_wrong_usage() throws Exception {
    ana.with("PSW_RENDEZVOUS", "");
    try (Psw invites = ana.psw("pair")) {
      assertEquals(2, invites.exit());
      assertTrue(invites.err().contains("PSW_RENDEZVOUS=https://"), invites.err());
    }
  }
}

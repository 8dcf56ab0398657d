package psw.rest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both servers do with requests that are none of their rooms' business. */
interface EdgeContract {
  Api api();

  /** Problems are of one shape, and say nothing about what the server is made of. */
  static void assertProblem(int status, Answer answer) {
    assertAll(
        () -> assertEquals(status, answer.status(), answer.body()),
        () -> assertTrue(answer.header("Content-Type").startsWith("application/problem+json")),
        () -> assertEquals((long) status, answer.member("status")),
        () -> assertTrue(answer.member("type").toString().startsWith("urn:psw:problem:")),
        () -> assertFalse(answer.member("title").toString().isEmpty()));
    for (String inside :
        List.of(
            "Exception", "RESTEASY", "jersey", "java", "org.", "psw.", "SQL", "127.0.0.1", "<")) {
      assertFalse(answer.body().contains(inside), answer.body());
    }
  }

  @Test
  default void an_unknown_path_is_a_404() {
    assertProblem(404, api().get("/api/nothing-of-the-kind"));
  }

  @Test
  default void an_unknown_method_is_a_405_that_says_which_are_known() {
    Answer answer = api().send("PATCH", "/api/brokers", BodyPublishers.noBody());
    assertProblem(405, answer);
    assertTrue(answer.header("Allow").contains("GET"));
  }

  @Test
  default void a_method_that_no_page_has_is_a_405_there_too() {
    assertProblem(405, api().send("PATCH", "/", BodyPublishers.noBody()));
  }

  @Test
  default void a_form_of_another_type_is_a_415() {
    String type = "multipart/form-data";
    assertProblem(415, api().send("POST", "/", BodyPublishers.ofString("x"), "Content-Type", type));
  }

  @Test
  default void a_type_of_no_body_is_ignored() {
    for (String path : List.of("/health/live", "/metrics", "/openapi", "/")) {
      for (String type : List.of("application/json", "text/html; charset=nonsense", ";")) {
        assertEquals(200, api().get(path, "Content-Type", type).status(), path + " " + type);
      }
    }
  }

  @Test
  default void what_may_be_done_is_no_question_that_is_answered() {
    assertProblem(501, api().send("OPTIONS", "/api/brokers"));
  }

  @Test
  default void a_form_of_a_page_that_is_over_is_a_409() {
    String form = "jakarta.faces.ViewState=gone&x=x";
    String type = "application/x-www-form-urlencoded";
    Answer answer = api().send("POST", "/", BodyPublishers.ofString(form), "Content-Type", type);
    assertEquals(409, answer.status(), answer.body());
    assertTrue(answer.header("Content-Type").startsWith("text/html"));
  }

  @Test
  default void what_cannot_be_given_is_a_406() {
    assertProblem(406, api().get("/api/brokers", "Accept", "image/png"));
  }

  @Test
  default void input_is_never_repeated() {
    Answer answer = api().get("/api/brokers/zzz-marker?size=yyy-marker");
    assertProblem(400, answer);
    assertFalse(answer.body().contains("marker"));
  }

  @Test
  default void another_host_name_is_misdirected() {
    assertTrue(
        api().raw("GET /api/brokers HTTP/1.1\r\nHost: evil.example\r\n\r\n").contains(" 421"));
  }

  @Test
  default void two_host_names_or_a_port_that_cannot_be_are_refused() {
    String get = "GET /api/brokers HTTP/1.1\r\nHost: localhost";
    assertTrue(api().raw(get + "\r\nHost: evil.example\r\n\r\n").contains(" 400"));
    assertTrue(api().raw(get + ":99999\r\n\r\n").matches(".* (400|421) .*"));
  }

  @Test
  default void an_unreadable_type_is_refused_as_every_other_value_is() {
    for (String type : List.of(";", "x", "a/b/c")) {
      assertProblem(400, api().get("/api/brokers", "Content-Type", type));
    }
    Answer answer = api().get("/api/brokers", "Accept", ";");
    assertProblem(400, answer);
    assertEquals("nosniff", answer.header("X-Content-Type-Options"));
  }

  @Test
  default void a_page_comes_as_a_page_whatever_is_accepted() {
    for (String accept : List.of(";", "*/*;q=x", "text/html;q=", "image/png")) {
      Answer answer = api().get("/", "Accept", accept);
      assertEquals(200, answer.status(), accept);
      assertTrue(answer.header("Content-Type").startsWith("text/html"), accept);
    }
  }

  @Test
  default void localhost_and_addresses_are_own_names() {
    for (String host : List.of("localhost", "localhost:1", "[::1]:8000", "192.0.2.1")) {
      String line = api().raw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
      assertTrue(line.contains(" 200"), host + ": " + line);
    }
  }

  @Test
  default void another_origin_is_refused() {
    assertProblem(403, api().get("/api/brokers", "Origin", "http://evil.example"));
    assertProblem(403, api().get("/api/brokers", "Origin", "null"));
    String own = "http://127.0.0.1:" + api().port();
    assertEquals(200, api().get("/api/brokers", "Origin", own).status());
  }

  @Test
  default void a_write_from_another_sites_page_is_refused() {
    Answer answer =
        api()
            .send(
                "POST",
                "/api/services",
                BodyPublishers.ofString("{}"),
                "Sec-Fetch-Site",
                "cross-site");
    assertProblem(403, answer);
  }

  @Test
  default void the_form_of_no_page_is_no_fault_of_the_server() {
    for (String state : List.of("x", "", "stateless", "-1:-1")) {
      String form = "?jakarta.faces.ViewState=" + state;
      assertEquals(404, api().get("/nope.xhtml" + form).status(), state);
      assertEquals(404, api().send("POST", "/nope.xhtml" + form).status(), state);
      assertEquals(409, api().get("/site.xhtml" + form).status(), state);
      assertEquals(409, api().send("POST", "/site.xhtml" + form).status(), state);
    }
  }

  @Test
  default void a_form_whose_state_nobody_gave_is_no_fault_of_the_server() {
    String type = "application/x-www-form-urlencoded";
    for (String state : List.of("stateless", "x", "", "-1:-1", "1:2", "%00", "9".repeat(400))) {
      for (String page : List.of("/index.xhtml", "/site.xhtml?id=1", "/")) {
        BodyPublisher body = BodyPublishers.ofString("jakarta.faces.ViewState=" + state + "&f=f");
        int plain = api().send("POST", page, body, "Content-Type", type).status();
        assertEquals(409, plain, page + " " + state);
        String ajax = "partial/ajax";
        Answer part = api().send("POST", page, body, "Content-Type", type, "Faces-Request", ajax);
        assertTrue(part.status() < 500, page + " " + state + ": " + part.status());
      }
    }
  }

  @Test
  default void a_form_in_an_address_is_none_however_it_is_spelt() {
    for (String name : List.of("jakarta.faces.ViewState", "jakarta.faces.ViewStat%65")) {
      for (String state : List.of("stateless", "1:2")) {
        Answer answer = api().get("/index.xhtml?f=f&" + name + "=" + state);
        assertEquals(409, answer.status(), name + " " + state);
      }
    }
  }

  @Test
  default void every_answer_carries_the_headers() {
    for (String path : List.of("/api/brokers", "/api/nothing", "/health/live")) {
      Answer answer = api().get(path);
      assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"), path);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
      assertEquals("DENY", answer.header("X-Frame-Options"), path);
      assertEquals("same-origin", answer.header("Referrer-Policy"), path);
    }
  }

  @Test
  default void it_says_that_it_lives_and_is_ready() {
    for (String path : List.of("/health/live", "/health/ready", "/health/live/")) {
      assertEquals("{\"status\":\"UP\"}", api().get(path).body());
    }
  }

  @Test
  default void it_gives_figures_for_prometheus() {
    assertEquals(200, api().get("/health/live").status());
    Answer answer = api().get("/metrics");
    assertTrue(answer.header("Content-Type").startsWith("text/plain"));
    assertTrue(answer.body().contains("psw_http_answers_total{status=\"2xx\"} "), answer.body());
  }

  @Test
  default void it_describes_itself() {
    assertEquals("3.1.0", api().get("/openapi").member("openapi"));
  }

  @Test
  default void resources_are_not_described_to_everybody() {
    assertProblem(404, api().get("/api/application.wadl"));
  }

  @Test
  default void a_bad_token_is_refused_on_reads_too() {
    Answer answer = api().get("/api/brokers", "Authorization", "Bearer psw_wrong");
    assertProblem(401, answer);
    assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
  }

  @Test
  default void a_body_that_is_too_large_is_refused() {
    String large = "{\"name\":\"" + "x".repeat(17 * 1024) + "\"}";
    Answer answer =
        api()
            .send(
                "POST",
                "/api/services",
                BodyPublishers.ofString(large),
                "Content-Type",
                "application/json");
    assertProblem(413, answer);
  }
}

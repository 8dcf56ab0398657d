package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.testing.Hostile;

/**
 * Every input that a server describes of itself is given every hostile value: it is refused or
 * taken for text, never executed, never a fault of the server, and never comes back raw.
 */
interface HostileContract {
  Set<Integer> NO_FAULT = Set.of(501, 503);

  Api api();

  /** The server, asked by somebody whose writes are looked at. */
  Api insider(String method, String target, byte[] body);

  /** Offers a service of that name and description; false if that is refused. */
  boolean offered(String name, String description);

  /** Pages that show what was offered. */
  List<String> pages();

  private Answer sent(Described to, String target, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!to.type().isEmpty()) {
      all.addAll(List.of("Content-Type", to.type()));
    }
    return insider(to.method(), target, body)
        .send(to.method(), target, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
  }

  private static void assertHarmless(String what, Answer answer) {
    boolean fault = answer.status() >= 500 && !NO_FAULT.contains(answer.status());
    assertFalse(fault, what + ": " + answer.status() + ' ' + answer.body());
    String type = answer.header("Content-Type");
    boolean document = type.contains("json") || type.startsWith("text/plain") || type.isEmpty();
    assertTrue(document || !answer.body().contains(Hostile.MARK), what + ": " + type);
    // an address that a container cannot read never comes to us; what it says of it is nothing
    boolean unread = answer.status() == 400 && answer.body().isEmpty();
    if (answer.status() >= 400 && !unread) {
      assertTrue(type.startsWith("application/problem+json"), what + ": " + type);
      assertFalse(answer.body().contains("psw1337"), what + ": " + answer.body());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  default void every_parameter_takes_every_hostile_value_in_its_stride() {
    int inputs = 0;
    for (Described to : Described.by(api()).stream().filter(Described::ends).toList()) {
      for (String input : to.inputs().keySet()) {
        inputs++;
        for (String value : Hostile.texts()) {
          String target = to.target(input, value);
          boolean header = to.inputs().get(input).equals("header");
          if (header && !value.matches("[!-~]([ -~]*[!-~])?")) {
            continue; // no client can send it
          }
          Answer answer =
              header
                  ? sent(to, target, bytes(""), input, value)
                  : sent(to, target, bytes(to.type().contains("json") ? "{}" : ""));
          assertHarmless(to + " " + input + "=" + value, answer);
        }
      }
    }
    assertTrue(inputs > 10, "only " + inputs + " inputs are described");
  }

  @Test
  default void every_member_of_every_body_takes_every_hostile_value_in_its_stride() {
    int members = 0;
    for (Described to : Described.by(api())) {
      for (String member : to.members()) {
        members++;
        List<String> values = new ArrayList<>(Hostile.values());
        Hostile.texts().forEach(text -> values.add(psw.wire.json.Json.write(text)));
        for (String value : values) {
          String body = "{\"" + member + "\":" + value + "}";
          assertHarmless(to + " " + body, sent(to, to.target("", ""), bytes(body)));
        }
      }
    }
    assertTrue(members > 3, "only " + members + " members are described");
  }

  @Test
  default void every_body_that_is_none_is_refused() {
    for (Described to : Described.by(api())) {
      for (String document : to.type().isEmpty() ? List.<String>of() : Hostile.documents()) {
        Answer answer = sent(to, to.target("", ""), bytes(document));
        assertHarmless(to + " " + document, answer);
        assertTrue(answer.status() >= 400, to + " " + document);
      }
      if (to.type().contains("json")) {
        byte[] notUtf8 = {'{', '"', 'n', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
        assertTrue(sent(to, to.target("", ""), notUtf8).status() >= 400, to.toString());
      }
    }
  }

  @Test
  default void a_path_that_leads_elsewhere_leads_nowhere() {
    for (String target : Hostile.targets()) {
      String line =
          api().raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertTrue(line.matches("HTTP/1.1 (4\\d\\d|30\\d).*"), target + ": " + line);
    }
  }

  @Test
  default void what_is_offered_is_shown_as_text_and_nothing_else() {
    int taken = 0;
    for (String text : Hostile.shown()) {
      taken += offered(text, text) ? 1 : 0;
    }
    assertTrue(taken > 5, "only " + taken + " were taken");
    for (String page : pages()) {
      Answer answer = api().get(page, "Accept", "text/html");
      assertEquals(200, answer.status(), page);
      assertTrue(answer.body().contains("psw1337"), page + " shows nothing of it");
      for (String raw : List.of(Hostile.MARK, "<script>alert", "onerror=alert(1)>")) {
        assertFalse(answer.body().contains(raw), page + " holds " + raw);
      }
      // what a template would have made of 191*7
      assertTrue(answer.body().contains("#{191*7}"), page + " evaluates what was sent");
    }
  }

  @Test
  default void a_page_is_asked_for_hostile_things_in_vain() {
    for (String page : List.of("/?q=", "/site.xhtml?id=", "/?page=", "/?after=")) {
      for (String value : Hostile.texts()) {
        String target =
            page + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        Answer answer = api().get(target, "Accept", "text/html");
        assertTrue(answer.status() < 500, target + ": " + answer.status());
        assertFalse(answer.body().contains(Hostile.MARK), target);
        assertFalse(answer.body().contains(">1337<"), target);
      }
    }
  }
}

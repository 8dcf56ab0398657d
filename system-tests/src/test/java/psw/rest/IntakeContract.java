package psw.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.announcement.Offer;

/** How a rendez-vous takes announcements and tombstones. */
interface IntakeContract {
  Api api();

  private FarSite accepted(int... numbers) {
    FarSite site = new FarSite();
    assertEquals(200, api().put(site.path(), site.announce(numbers)).status());
    return site;
  }

  private byte[] stored(FarSite site) {
    return api().get(site.path(), "Accept", "application/jose").bytes();
  }

  /** Sends what must be refused and sees that nothing changed. */
  private Answer refused(int status, FarSite site, byte[] jws) {
    byte[] before = stored(site);
    Answer answer = api().put(site.path(), jws);
    assertProblem(status, answer);
    assertArrayEquals(before, stored(site));
    return answer;
  }

  @Test
  default void an_announcement_is_acknowledged_and_given_back_byte_for_byte() {
    FarSite site = new FarSite();
    byte[] jws = site.announce(1, 2);
    Answer answer = api().put(site.path(), jws);
    assertEquals(200, answer.status());
    assertEquals(site.revision(), answer.member("rev"));
    assertArrayEquals(jws, stored(site));
  }

  @Test
  default void the_same_bytes_again_are_acknowledged_again() {
    FarSite site = accepted(1);
    byte[] again = stored(site);
    assertEquals(200, api().put(site.path() + "/", again).status());
  }

  @Test
  default void a_lower_revision_is_refused_with_the_known_one() {
    FarSite site = accepted(1);
    byte[] old = stored(site);
    assertEquals(200, api().put(site.path(), site.announce(1, 2)).status());
    assertEquals(site.revision(), refused(409, site, old).member("rev"));
  }

  @Test
  default void the_known_revision_with_other_content_is_refused() {
    FarSite site = accepted(1);
    Answer answer = refused(409, site, site.same(1, 2));
    assertEquals(site.revision(), answer.member("rev"));
  }

  @Test
  default void a_forged_signature_is_refused() {
    FarSite site = accepted(1);
    String[] parts = FarSite.text(site.announce(1, 2)).split("\\.", -1);
    String other = FarSite.text(new FarSite().announce(1)).split("\\.", -1)[2];
    byte[] forged = (parts[0] + '.' + parts[1] + '.' + other).getBytes(StandardCharsets.US_ASCII);
    Answer answer = refused(401, site, forged);
    assertTrue(answer.header("WWW-Authenticate").startsWith("psw-jws"));
  }

  @Test
  default void nobody_announces_under_anothers_id() {
    FarSite site = accepted(1);
    refused(401, site, new FarSite().announce(1));
  }

  @Test
  default void what_is_over_is_refused() {
    FarSite site = new FarSite().ahead(Duration.ofMinutes(-20));
    assertProblem(400, api().put(site.path(), site.announce(1)));
    assertProblem(404, api().get(site.path()));
  }

  @Test
  default void a_term_of_more_than_an_hour_is_refused() {
    FarSite site = new FarSite().term(Duration.ofMinutes(61));
    assertProblem(400, api().put(site.path(), site.announce(1)));
  }

  @Test
  default void what_is_dated_far_ahead_is_refused() {
    FarSite site = new FarSite();
    site.advance(Duration.ofMinutes(6).toMillis());
    assertProblem(400, api().put(site.path(), site.announce(1)));
    FarSite other = new FarSite().ahead(Duration.ofMinutes(6));
    assertProblem(400, api().put(other.path(), other.announce(1)));
  }

  @Test
  default void garbage_is_refused() {
    FarSite site = new FarSite();
    for (String text : List.of("", "x", "a.b.c", "..", "e30.e30.e30")) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertProblem(400, api().put(site.path(), bytes));
    }
  }

  @Test
  default void a_member_that_stands_twice_is_refused() {
    FarSite site = new FarSite();
    String[] parts = FarSite.text(site.announce(1)).split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String twice = payload.replaceFirst("\\{", "{\"v\":1,");
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(twice.getBytes(StandardCharsets.UTF_8));
    Answer answer =
        api()
            .put(
                site.path(),
                (parts[0] + '.' + encoded + '.' + parts[2]).getBytes(StandardCharsets.US_ASCII));
    assertProblem(400, answer);
    assertEquals("payload", answer.member("part"));
  }

  @Test
  default void as_many_as_256_services_are_taken_and_not_one_more() {
    FarSite site = new FarSite();
    assertEquals(
        200,
        api().put(site.path(), site.announce(IntStream.rangeClosed(1, 256).toArray())).status());
    Answer answer = refused(400, site, site.announce(IntStream.rangeClosed(1, 257).toArray()));
    assertEquals("svc", answer.member("part"));
  }

  @Test
  default void more_than_64_kibibytes_are_refused_with_and_without_a_length() {
    FarSite site = new FarSite();
    List<Offer> offers = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      offers.add(FarSite.offer(i, "Wiki " + i, "x".repeat(250)));
    }
    byte[] large = site.sign(offers, false);
    assertTrue(large.length > 64 * 1024);
    assertProblem(413, api().put(site.path(), large));
    Answer chunked =
        api()
            .send(
                "PUT",
                site.path(),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                "Content-Type",
                "application/jose");
    assertProblem(413, chunked);
  }

  @Test
  default void another_type_of_body_is_refused() {
    FarSite site = new FarSite();
    Answer answer =
        api()
            .send(
                "PUT",
                site.path(),
                BodyPublishers.ofByteArray(site.announce(1)),
                "Content-Type",
                "application/json");
    assertProblem(415, answer);
  }

  @Test
  default void an_id_of_another_form_is_refused() {
    assertProblem(400, api().put("/api/brokers/self", new FarSite().announce(1)));
  }

  @Test
  default void a_tombstone_withdraws_everything_for_good() {
    FarSite site = accepted(1);
    byte[] old = stored(site);
    assertEquals(200, api().put(site.path(), site.withdraw()).status());
    assertProblem(404, api().get(site.path()));
    assertEquals(List.of(), api().get("/api/services?broker=" + site.id()).list());
    assertProblem(409, api().put(site.path(), old));
    assertProblem(404, api().get(site.path()));
  }

  @Test
  default void too_many_writes_of_one_broker_are_put_off_before_they_are_looked_at() {
    FarSite site = accepted(1);
    byte[] garbage = "x".getBytes(StandardCharsets.US_ASCII);
    Answer last = null;
    for (int i = 0; i < 40 && (last == null || last.status() == 400); i++) {
      last = api().put(site.path(), garbage);
    }
    assertProblem(429, last);
    assertTrue(Integer.parseInt(last.header("Retry-After")) >= 1);
    FarSite other = new FarSite();
    assertEquals(200, api().put(other.path(), other.announce(1)).status());
  }
}

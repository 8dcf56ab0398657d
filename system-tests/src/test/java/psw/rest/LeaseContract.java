package psw.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.testing.FarSite;

/** How a rendez-vous takes the leases that keep announcements alive. */
interface LeaseContract {
  Api api();

  private FarSite accepted(int... numbers) {
    FarSite site = new FarSite();
    assertEquals(200, api().put(site.path(), site.announce(numbers)).status());
    return site;
  }

  private Object expiry(FarSite site) {
    return api().get(site.path()).member("expires");
  }

  /** Sends what must be refused and sees that nothing lives longer for it. */
  private Answer refused(int status, FarSite site, byte[] lease) {
    Object before = expiry(site);
    Answer answer = api().put(site.path() + "/lease", lease);
    assertProblem(status, answer);
    assertEquals(before, expiry(site));
    return answer;
  }

  @Test
  default void a_lease_keeps_an_announcement_alive() {
    FarSite site = new FarSite().term(Duration.ofMinutes(1));
    byte[] jws = site.announce(1);
    Object before = api().put(site.path(), jws).member("expires");
    byte[] lease = site.term(Duration.ofMinutes(5)).lease(jws);
    Answer answer = api().put(site.path() + "/lease", lease);
    assertEquals(200, answer.status());
    assertTrue(answer.member("expires").toString().compareTo(before.toString()) > 0);
    assertArrayEquals(
        lease, api().get(site.path() + "/lease/", "Accept", "application/jose").bytes());
    assertEquals(site.revision(), api().get(site.path() + "/lease").member("rev"));
  }

  @Test
  default void a_lease_for_another_announcement_is_refused_with_the_known_revision() {
    FarSite site = accepted(1);
    byte[] lease = site.lease("other".getBytes(StandardCharsets.US_ASCII));
    Answer answer = refused(409, site, lease);
    assertEquals(site.revision(), answer.member("rev"));
  }

  @Test
  default void a_lease_of_somebody_unknown_is_refused() {
    FarSite site = new FarSite();
    assertProblem(409, api().put(site.path() + "/lease", site.lease(site.announce(1))));
  }

  @Test
  default void who_stops_renewing_disappears_and_comes_back_with_a_lease() {
    FarSite site = new FarSite().term(Duration.ofSeconds(3));
    byte[] jws = site.announce(1);
    assertEquals(200, api().put(site.path(), jws).status());
    await().until(() -> api().get(site.path()).status() == 404);
    assertEquals(List.of(), api().get("/api/services?broker=" + site.id()).list());
    byte[] lease = site.term(Duration.ofMinutes(1)).lease(jws);
    assertEquals(200, api().put(site.path() + "/lease", lease).status());
    assertEquals(1, api().get("/api/services?broker=" + site.id()).list().size());
  }

  @Test
  default void a_lease_with_a_forged_signature_is_refused() {
    FarSite site = new FarSite();
    byte[] jws = site.announce(1);
    api().put(site.path(), jws);
    String lease = FarSite.text(site.term(Duration.ofMinutes(50)).lease(jws));
    String forged = lease.substring(0, lease.length() - 86) + "A".repeat(86);
    Answer answer = refused(401, site, forged.getBytes(StandardCharsets.US_ASCII));
    assertTrue(answer.header("WWW-Authenticate").startsWith("psw-jws"));
  }

  @Test
  default void nobody_renews_for_another() {
    FarSite site = accepted(1);
    FarSite other = new FarSite();
    refused(401, site, other.lease(other.announce(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "..", "e30.e30.e30"})
  default void a_lease_that_is_none_is_refused(String text) {
    FarSite site = accepted(1);
    refused(400, site, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  default void a_lease_for_more_than_an_hour_is_refused() {
    FarSite site = new FarSite();
    byte[] jws = site.announce(1);
    api().put(site.path(), jws);
    refused(400, site, site.term(Duration.ofMinutes(61)).lease(jws));
  }

  @Test
  default void a_lease_larger_than_any_is_refused_unread() {
    FarSite site = accepted(1);
    refused(413, site, new byte[64 * 1024 + 1]);
  }

  @Test
  default void a_lease_in_a_body_of_another_type_is_refused() {
    FarSite site = new FarSite();
    byte[] lease = site.lease(site.announce(1));
    assertProblem(
        415,
        api()
            .send(
                "PUT",
                site.path() + "/lease",
                BodyPublishers.ofByteArray(lease),
                "Content-Type",
                "application/json"));
  }

  @Test
  default void too_many_leases_are_put_off() {
    FarSite site = new FarSite();
    byte[] jws = site.announce(1);
    api().put(site.path(), jws);
    byte[] lease = site.lease(jws);
    Answer last = null;
    for (int i = 0; i < 40 && (last == null || last.status() == 200); i++) {
      last = api().put(site.path() + "/lease", lease);
    }
    assertProblem(429, last);
    assertTrue(Integer.parseInt(last.header("Retry-After")) >= 1);
  }

  @Test
  default void there_is_no_lease_of_who_never_sent_one_or_is_unknown() {
    FarSite site = accepted(1);
    for (String path : List.of(site.path() + "/lease", new FarSite().path() + "/lease")) {
      assertProblem(404, api().get(path));
      assertProblem(404, api().get(path, "Accept", "application/jose"));
    }
    assertProblem(400, api().get("/api/brokers/x/lease"));
  }
}

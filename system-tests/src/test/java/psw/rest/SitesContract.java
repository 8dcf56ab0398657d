package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.rest.EdgeContract.assertProblem;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.testing.FarSite;
import psw.wire.json.JsonObject;

/** How a broker's owner adds another site by the address of its broker. */
interface SitesContract extends AtBroker {
  /** Brokers far away: one at each address of this machine, all at one port. */
  final class Far implements AutoCloseable {
    private final ConcurrentMap<InetAddress, FarSite> sites = new ConcurrentHashMap<>();
    private final Map<InetAddress, byte[]> said = new ConcurrentHashMap<>();
    private final HttpServer server;

    Far() throws IOException {
      server = HttpServer.create(new InetSocketAddress(0), 0);
      server.createContext(
          "/api/brokers/self",
          exchange -> {
            try (exchange) {
              boolean lease = exchange.getRequestURI().getPath().endsWith("/lease");
              // signed once: the same revision with other bytes would be believed of nobody
              byte[] jws =
                  said.computeIfAbsent(
                      exchange.getLocalAddress().getAddress(), there -> at(there).same(1));
              exchange.getResponseHeaders().set("Content-Type", "application/jose");
              exchange.sendResponseHeaders(lease ? 404 : 200, lease ? -1 : jws.length);
              exchange.getResponseBody().write(lease ? new byte[0] : jws);
            }
          });
      server.start();
    }

    FarSite at(InetAddress address) {
      return sites.computeIfAbsent(address, a -> new FarSite("eva"));
    }

    String url(int host) {
      return "http://127.0.3." + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private Answer add(String url) {
    return owner().json("POST", "/api/sites", "{\"url\":\"%s\"}".formatted(url));
  }

  private void remove(Object id) {
    assertEquals(200, owner().send("DELETE", "/api/sites/" + id).status());
  }

  @Test
  default void a_site_is_added_listed_with_what_it_announces_and_removed() throws IOException {
    try (Far far = new Far()) {
      JsonObject added = add(far.url(1)).stored();
      Object id = added.members().get("id");
      assertEquals(id.toString(), far.at(InetAddress.getByName("127.0.3.1")).id().text());
      JsonObject listed = owner().get("/api/sites").list().get(0);
      assertEquals(
          Map.of("id", id, "url", far.url(1), "name", "eva", "live", true),
          Map.of(
              "id", listed.members().get("id"),
              "url", listed.members().get("url"),
              "name", listed.members().get("name"),
              "live", listed.members().get("live")));
      assertEquals(200, add(far.url(1) + "/").status());
      assertEquals(1, owner().get("/api/sites").list().size());
      assertEquals(
          List.of("Wiki 1"),
          api().get("/api/brokers/" + id + "/services").list().stream()
              .map(service -> service.members().get("name"))
              .toList());
      remove(id);
      assertProblem(404, owner().send("DELETE", "/api/sites/" + id));
      assertEquals("[]", owner().get("/api/sites").body());
    }
  }

  @Test
  default void thirty_two_sites_are_added_and_no_more() throws IOException {
    try (Far far = new Far()) {
      Answer last = add(far.url(1));
      for (int host = 2; host < 40 && last.status() == 200; host++) {
        last = add(far.url(host));
      }
      assertProblem(400, last);
      assertEquals("urn:psw:problem:too-many-sites", last.member("type"));
      List<JsonObject> all = owner().get("/api/sites").list();
      all.forEach(site -> remove(site.members().get("id")));
      assertEquals(32, all.size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | url",
        "{'url':7} | url",
        "{'url':''} | url",
        "{'url':'home.example'} | url",
        "{'url':'http://u:p@home.example'} | url",
        "{'url':'http://home.example/path'} | url",
        "{'url':'http://169.254.169.254'} | url",
        "{'url':'http://0251.0376.0251.0376'} | url",
      })
  default void what_is_no_address_of_a_broker_is_refused(String body, String part) {
    Answer answer = owner().json("POST", "/api/sites", body.replace('\'', '"'));
    assertProblem(400, answer);
    assertEquals(part, answer.member("part"));
  }

  @Test
  default void this_very_broker_and_what_is_none_are_told_apart() {
    Answer own = add("http://127.0.0.1:" + api().port());
    assertProblem(400, own);
    assertEquals("own-site", own.member("reason"));
    Answer none = add("http://127.0.0.1:1");
    assertProblem(400, none);
    assertEquals("urn:psw:problem:no-broker", none.member("type"));
    assertEquals("no-connection", none.member("reason"));
    assertProblem(404, owner().send("DELETE", "/api/sites/" + new FarSite().id()));
    assertProblem(400, owner().send("DELETE", "/api/sites/x"));
  }
}

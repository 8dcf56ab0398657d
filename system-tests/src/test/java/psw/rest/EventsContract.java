package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.EdgeContract.assertProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.announcement.Offer;

/** The stream of events of a server that takes announcements. */
interface EventsContract {
  Api api();

  private Stream follow(FarSite site, String... headers) {
    return api().events("?broker=" + site.id(), headers);
  }

  @Test
  default void a_stream_begins_with_where_it_stands() {
    try (Stream stream = api().events("")) {
      Stream.Event ready = stream.next();
      assertEquals("ready", ready.type());
      assertEquals("{\"id\":" + ready.id() + "}", ready.data());
    }
  }

  @Test
  default void changes_come_in_order_with_the_signed_bytes() {
    FarSite site = new FarSite();
    try (Stream stream = follow(site)) {
      long start = Long.parseLong(stream.next().id());
      byte[] first = site.announce(1);
      api().put(site.path(), first);
      assertEquals(
          new Stream.Event("announcement", Long.toString(start + 1), FarSite.text(first)),
          stream.next());
      byte[] lease = site.term(Duration.ofMinutes(20)).lease(first);
      api().put(site.path() + "/lease", lease);
      assertEquals(new Stream.Event("lease", "", FarSite.text(lease)), stream.next());
      byte[] last = site.withdraw();
      api().put(site.path(), last);
      assertEquals(
          new Stream.Event("gone", Long.toString(start + 2), FarSite.text(last)), stream.next());
    }
  }

  @Test
  default void what_is_already_known_is_no_event() {
    FarSite site = new FarSite();
    try (Stream stream = follow(site)) {
      byte[] first = site.announce(1);
      api().put(site.path(), first);
      api().put(site.path(), first);
      byte[] second = site.announce(1, 2);
      api().put(site.path(), second);
      List<Stream.Event> events = stream.next(3);
      assertEquals(FarSite.text(second), events.get(2).data());
    }
  }

  @Test
  default void who_comes_back_misses_nothing() {
    FarSite site = new FarSite();
    String seen;
    List<String> sent = new ArrayList<>();
    try (Stream stream = follow(site)) {
      api().put(site.path(), site.announce(1));
      seen = stream.next(2).get(1).id();
    }
    for (int i = 0; i < 10; i++) {
      byte[] jws = site.announce(1, 2 + i);
      assertEquals(200, api().put(site.path(), jws).status());
      sent.add(FarSite.text(jws));
    }
    try (Stream stream = follow(site, "Last-Event-ID", seen)) {
      assertEquals(seen, stream.next().id());
      assertEquals(sent, stream.next(10).stream().map(Stream.Event::data).toList());
    }
  }

  @Test
  default void who_was_elsewhere_is_told_to_read_anew() {
    try (Stream stream = api().events("", "Last-Event-ID", "999999999")) {
      assertEquals(
          List.of("ready", "reset"), stream.next(2).stream().map(Stream.Event::type).toList());
    }
  }

  @Test
  default void an_expiry_is_told_with_the_last_announcement() {
    FarSite site = new FarSite().term(Duration.ofSeconds(2));
    try (Stream stream = follow(site)) {
      byte[] jws = site.announce(1);
      api().put(site.path(), jws);
      Stream.Event gone = stream.next(3).get(2);
      assertEquals("gone", gone.type());
      assertEquals(FarSite.text(jws), gone.data());
    }
  }

  @Test
  default void a_lease_that_brings_back_what_expired_brings_its_announcement() {
    FarSite site = new FarSite().term(Duration.ofSeconds(2));
    try (Stream stream = follow(site)) {
      byte[] jws = site.announce(1);
      api().put(site.path(), jws);
      stream.next(3);
      api().put(site.path() + "/lease", site.term(Duration.ofMinutes(1)).lease(jws));
      List<String> types = stream.next(2).stream().map(Stream.Event::type).toList();
      assertEquals(List.of("announcement", "lease"), types);
    }
  }

  @Test
  default void only_the_brokers_asked_for_are_told() {
    FarSite site = new FarSite();
    FarSite other = new FarSite();
    try (Stream stream = follow(site)) {
      api().put(other.path(), other.announce(1));
      byte[] jws = site.announce(1);
      api().put(site.path(), jws);
      assertEquals(FarSite.text(jws), stream.next(2).get(1).data());
    }
  }

  @Test
  default void a_reader_who_does_not_read_holds_up_nobody() throws IOException {
    try (Socket stalled = new Socket(InetAddress.getLoopbackAddress(), api().port());
        Stream stream = api().events("")) {
      stalled
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertEquals("ready", stream.next().type());
      for (int i = 0; i < 10; i++) {
        FarSite site = new FarSite();
        List<Offer> offers = new ArrayList<>();
        for (int n = 1; n <= 120; n++) {
          offers.add(FarSite.offer(n, "Wiki " + n, "x".repeat(200)));
        }
        for (int n = 0; n < 15; n++) {
          site.advance(1);
          byte[] jws = site.sign(offers, false);
          assertEquals(200, api().put(site.path(), jws).status());
          Stream.Event event = stream.next();
          while (!event.data().equals(FarSite.text(jws))) {
            event = stream.next();
          }
        }
      }
    }
  }

  @Test
  default void what_cannot_be_followed_is_refused() {
    assertProblem(400, api().get("/api/events", "Last-Event-ID", "x"));
    assertProblem(400, api().get("/api/events/?broker=x"));
    assertTrue(api().raw("POST /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n").contains(" 405"));
  }
}

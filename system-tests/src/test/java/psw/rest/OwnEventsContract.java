package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.rest.AtBroker.port;
import static psw.rest.EdgeContract.assertProblem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.testing.FarSite;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Verdict;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** The stream of events of a broker: its own changes, while its services go up and down. */
interface OwnEventsContract extends AtBroker {
  private static String payload(Stream.Event event) {
    String[] parts = event.data().split("\\.", -1);
    return parts.length < 3
        ? ""
        : new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
  }

  /** The next event that tells of a service with this name. */
  private static Stream.Event about(Stream stream, String name) {
    Stream.Event event = stream.next();
    while (!payload(event).contains("\"" + name + "\"")) {
      event = stream.next();
    }
    return event;
  }

  @Test
  default void a_registration_is_told_with_the_signed_announcement() throws BadValue {
    BrokerId self = BrokerId.parse(api().get("/api/brokers/self").object().text("id"));
    try (Stream stream = api().events("?broker=" + self)) {
      assertEquals("ready", stream.next().type());
      added("told");
      Stream.Event event = about(stream, "told");
      assertEquals("announcement", event.type());
      byte[] jws = event.data().getBytes(StandardCharsets.US_ASCII);
      assertInstanceOf(
          Verdict.Replaces.class, Judge.judge(self, Optional.empty(), jws, Instant.now()));
    }
  }

  @Test
  default void a_private_service_is_told_to_nobody() {
    try (Stream stream = api().events("")) {
      added("hush", port(), ",\"visibility\":\"private\"");
      added("aloud");
      Stream.Event event = stream.next();
      while (!payload(event).contains("\"aloud\"")) {
        assertFalse(payload(event).contains("hush"));
        event = stream.next();
      }
      assertFalse(payload(event).contains("hush"));
    }
  }

  @Test
  default void who_was_away_is_told_what_was_registered_meanwhile() {
    String seen;
    try (Stream stream = api().events("")) {
      seen = stream.next().id();
    }
    added("meanwhile");
    try (Stream stream = api().events("", "Last-Event-ID", seen)) {
      assertEquals(seen, stream.next().id());
      assertTrue(Long.parseLong(about(stream, "meanwhile").id()) > Long.parseLong(seen));
    }
  }

  @Test
  default void who_asks_for_another_broker_is_told_nothing_of_this_one() {
    try (Stream others = api().events("?broker=" + new FarSite().id());
        Stream all = api().events("")) {
      assertEquals("ready", others.next().type());
      added("not for others");
      about(all, "not for others");
      assertFalse(others.hasMore());
    }
  }

  @Test
  default void what_cannot_be_followed_is_refused() {
    assertProblem(400, api().get("/api/events", "Last-Event-ID", "x"));
    assertProblem(400, api().get("/api/events/?broker=x"));
    assertProblem(405, api().send("POST", "/api/events"));
  }
}

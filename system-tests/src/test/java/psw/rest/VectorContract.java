package psw.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static psw.rest.EdgeContract.assertProblem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import psw.testing.FarSite;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

/** The vectors of docs/vectors, signed anew for the server's clock, sent to a rendez-vous. */
interface VectorContract {
  Api api();

  @TestFactory
  default List<DynamicTest> every_vector_is_answered_as_written() {
    Stream events = api().events("");
    assertEquals("ready", events.next().type());
    Set<String> refused = new HashSet<>();
    List<DynamicTest> all = new ArrayList<>();
    for (Vector vector : Vectors.live(Instant.now())) {
      // a lease that comes beside is for those who fetch both
      if (vector.lease().isEmpty()) {
        all.add(dynamicTest(vector.name(), () -> send(vector, refused)));
      }
    }
    all.add(dynamicTest("nothing refused was told", () -> told(events, refused)));
    return all;
  }

  private void send(Vector vector, Set<String> refused) {
    String path = "/api/brokers/" + vector.subject();
    for (String before : vector.before()) {
      assertEquals(200, api().put(path, Vector.bytes(before)).status());
    }
    String there = state(path);
    Answer answer =
        api().put(path + (vector.isLease() ? "/lease" : ""), Vector.bytes(vector.said()));
    assertEquals(vector.expected().status(), answer.status(), answer.body());
    Optional<String> problem = vector.expected().problem();
    if (problem.isPresent()) {
      assertProblem(answer.status(), answer);
      assertEquals("urn:psw:problem:" + problem.get(), answer.member("type"));
      assertEquals(there, state(path));
      if (!vector.before().contains(vector.said())) {
        refused.add(vector.said());
      }
    }
  }

  /** All that is shown of a broker. */
  private String state(String path) {
    Answer signed = api().get(path, "Accept", "application/jose");
    Answer lease = api().get(path + "/lease", "Accept", "application/jose");
    return signed.body()
        + lease.body()
        + api().get(path).body()
        + api().get(path + "/services").body();
  }

  private void told(Stream events, Set<String> refused) {
    FarSite last = new FarSite();
    String end = new String(last.announce(1), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(200, api().put(last.path(), Vector.bytes(end)).status());
    try (events) {
      for (String data = events.next().data(); !data.equals(end); data = events.next().data()) {
        assertFalse(refused.contains(data), data);
      }
    }
  }
}

package psw.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;

/** A rendez-vous that the settings name counts from the start on, whatever was before. */
class RejoinIT {
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir private Path home;
  private Server broker;

  @AfterEach
  void end() throws Exception {
    broker.end();
  }

  private int listed() throws Exception {
    String body = broker.send("GET", "/api/rendezvous", null, broker.token()).body();
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return ((List<?>) Json.parse(json, JsonLimits.ANSWER)).size();
  }

  @Test
  void one_that_was_removed_and_is_named_at_the_next_start_is_announced_at_again()
      throws Exception {
    broker = new Server("broker", home, Map.of("psw.rendezvous", NOWHERE)).start().awaitReady();
    assertEquals(1, listed());
    broker.send("DELETE", "/api/rendezvous?url=" + NOWHERE, null, broker.token());
    assertEquals(0, listed());
    broker.end();
    broker.start().awaitReady();
    assertEquals(1, listed());
  }
}

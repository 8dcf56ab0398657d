package psw.rest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a broker says of whether its services listen. */
interface ServiceHealthContract extends AtBroker {
  @Test
  default void a_service_that_listens_is_up_within_seconds_by_every_path() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Object id = added("listening", open.getLocalPort(), "").members().get("id");
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> "up".equals(api().get("/api/services/" + id).member("health")));
      await()
          .atMost(Duration.ofSeconds(5))
          .until(
              () ->
                  api().get("/api/brokers/self/services").list().stream()
                      .filter(s -> id.equals(s.members().get("id")))
                      .anyMatch(s -> "up".equals(s.members().get("health"))));
    }
  }
}

package psw.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;

/** A rendez-vous as {@code psw rendezvous} runs it, asked from the start of its process on. */
class StartIT {
  private static final Duration LONGEST_START = Duration.ofMinutes(6);
  private static final String REFUSED = "no connection";

  // what a running one says
  private static final Map<String, String> RIGHT =
      new TreeMap<>(
          Map.of(
              "GET /api/brokers", "200",
              "GET /api/nothing", "404",
              "PUT /api/brokers/x", "400",
              "GET /health/ready", "200",
              "GET /", "200",
              "DELETE /api/brokers with a body", "405"));

  @TempDir Path home;
  private final int port = Server.freePort();
  private final List<String> wrong = new ArrayList<>();
  private int refused;
  private int right;
  private Process process;

  @AfterEach
  void end() throws Exception {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_starting_server_refuses_connections_until_every_answer_is_right() throws Exception {
    start();
    Awaitility.await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(3))
        .until(() -> everythingAsked() && right >= 10 * RIGHT.size());
    assertEquals(List.of(), wrong);
    assertTrue(refused > 0, "asked too late");
  }

  private boolean everythingAsked() throws IOException {
    for (Map.Entry<String, String> each : RIGHT.entrySet()) {
      String status = ask(each.getKey());
      if (status.equals(REFUSED)) {
        refused++;
      } else if (status.equals(each.getValue())) {
        right++;
      } else {
        wrong.add(each.getKey() + ": " + status);
      }
    }
    return true;
  }

  private void start() throws IOException {
    process =
        Installed.start(
            home.resolve("psw.log"),
            "rendezvous",
            "--port",
            Integer.toString(port),
            "--data",
            home.resolve("data").toString());
  }

  /** The status, if there is also our header; what came, if not. */
  private String ask(String what) throws IOException {
    String[] words = what.split(" ", 3);
    String body = words.length > 2 ? "Content-Length: 2\r\n\r\n{}" : "\r\n";
    String length = words[0].equals("PUT") ? "Content-Length: 0\r\n" : "";
    String request =
        words[0] + " " + words[1] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((request + length + body).getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.contains("X-Content-Type-Options: nosniff") && answer.startsWith("HTTP/1.1 ")
          ? answer.substring(9, 12)
          : "[" + answer.lines().findFirst().orElse("nothing") + "]";
    } catch (SocketException e) {
      return REFUSED;
    }
  }
}

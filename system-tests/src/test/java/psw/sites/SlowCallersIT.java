package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.testing.Server;

/** A rendez-vous and callers who begin something and then say nothing more. */
class SlowCallersIT {
  // more than four addresses are let in with by the rules
  private static final int CALLERS = 300;
  private static final byte[] BEGINNING =
      ("PUT /api/brokers/x HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/jose\r\nContent-Length: 60000\r\n\r\nabc")
          .getBytes(StandardCharsets.US_ASCII);

  // beginnings of a TLS handshake; as many as would fill the server's memory
  private static final int STRANGERS = 9_000;
  private static final byte[] HELLO =
      Arrays.copyOf(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, 43);
  private static final int CONNECT_MS = 2_000;

  private static final int PORT = Server.freePort();
  private static final int TLS_PORT = Server.freePort();
  private static final URI READY = URI.create("http://127.0.0.1:" + PORT + "/health/ready");

  @TempDir static Path home;
  private static Process psw;

  @BeforeAll
  static void start() throws IOException {
    String data = home.resolve("data").toString();
    String port = Integer.toString(PORT);
    String tls = Integer.toString(TLS_PORT);
    psw =
        Installed.start(
            home.resolve("said"), "rendezvous", "--port", port, "--tls-port", tls, "--data", data);
    await()
        .atMost(Duration.ofMinutes(6))
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast(() -> !psw.isAlive())
        .until(() -> status() == 200);
  }

  @AfterAll
  static void end() throws InterruptedException {
    psw.destroy();
    psw.waitFor();
  }

  @Test
  void three_hundred_of_them_do_not_keep_others_waiting() throws Exception {
    List<Socket> callers = new ArrayList<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        callers.add(caller());
      }
      assertEquals(200, status());
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  @Test
  void more_than_there_are_threads_who_go_on_a_byte_at_a_time_do_not_either() throws Exception {
    List<Socket> callers = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * CALLERS; i++) {
        callers.add(caller());
      }
      for (int round = 0; round < 3; round++) {
        for (Socket caller : callers) {
          drip(caller);
        }
        assertEquals(200, status());
      }
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }

  // one that was sent away cannot go on
  private static void drip(Socket caller) {
    try {
      caller.getOutputStream().write('x');
    } catch (IOException sentAway) {
      assertTrue(caller.isConnected());
    }
  }

  @Test
  void one_of_them_is_told_after_a_while() throws Exception {
    // until the callers of another test are seen to have gone, one more is too many
    String told =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(SlowCallersIT::told, answer -> !answer.equals("HTTP/1.1 429"));
    assertEquals("HTTP/1.1 408", told);
  }

  @Test
  void more_handshakes_that_do_not_end_than_it_has_memory_for_do_not_end_it() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try {
      while (strangers.size() < STRANGERS && isTaken(strangers)) {
        assertTrue(psw.isAlive());
      }
      awaitHangUp(strangers.get(0));
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast(() -> !psw.isAlive())
        .until(() -> status() == 200);
  }

  // that long a server has them all
  private static void awaitHangUp(Socket stranger) throws IOException {
    stranger.setSoTimeout(60_000);
    try {
      assertEquals(-1, stranger.getInputStream().read());
    } catch (SocketException reset) {
      assertTrue(stranger.isConnected());
    }
  }

  // nothing but what has no room left is refused
  private static boolean isTaken(List<Socket> strangers) throws IOException {
    Socket stranger = new Socket();
    strangers.add(stranger);
    try {
      stranger.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), TLS_PORT), CONNECT_MS);
      stranger.getOutputStream().write(HELLO);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  private static String told() throws IOException {
    try (Socket caller = caller()) {
      caller.setSoTimeout(25_000);
      byte[] answer = caller.getInputStream().readNBytes("HTTP/1.1 408".length());
      return new String(answer, StandardCharsets.US_ASCII);
    }
  }

  private static int status() throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(READY).timeout(Duration.ofSeconds(8)).build();
    return HttpClient.newHttpClient().send(question, BodyHandlers.discarding()).statusCode();
  }

  private static Socket caller() throws IOException {
    Socket caller = new Socket(InetAddress.getLoopbackAddress(), PORT);
    caller.getOutputStream().write(BEGINNING);
    return caller;
  }
}

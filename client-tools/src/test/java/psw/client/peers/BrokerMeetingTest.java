package psw.client.peers;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.api.Broker;
import psw.client.device.Device;
import psw.pairing.pin.ServerUrl;
import psw.pairing.run.Form;
import psw.pairing.run.Reason;
import psw.wire.pairing.Code;
import psw.wire.value.Label;

/** The broker's part is played by a server of the test's own, which answers when it is told to. */
class BrokerMeetingTest {
  private static final String CODE = "4821-guitar-candle-orbit@rv.example";
  private static final String ID = "cjkm-no2t-iakb-fxz7-ft5c-kwud-dm72-otqa";
  private static final String WAITING =
      "{\"id\":\"run-1\",\"state\":\"waiting\",\"code\":\""
          + CODE
          + "\","
          + "\"expires\":\"2026-11-27T12:10:00Z\"}";
  private static final String FAILED = "{\"id\":\"run-1\",\"state\":\"failed\",\"reason\":\"%s\"}";
  private static final String PAIRED =
      "{\"id\":\"run-1\",\"state\":\"paired\",\"peer\":{\"id\":7,\"name\":\"rui\",\"kind\":\"site\","
          + "\"device\":\""
          + ID
          + "\",\"called\":\"atelier\",\"since\":\"2026-11-27T12:00:00Z\"}}";

  @TempDir private Path here;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer broker;
  private volatile CountDownLatch begin = new CountDownLatch(0);
  private volatile CountDownLatch end = new CountDownLatch(0);
  private volatile String begun = WAITING;
  private volatile String outcome = PAIRED;

  @BeforeEach
  void start() throws IOException {
    broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    broker.setExecutor(threads);
    broker.createContext("/", this::answer);
    broker.start();
  }

  @AfterEach
  void stop() {
    begin.countDown();
    end.countDown();
    broker.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(method + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
    String answer = "{}";
    try {
      if (method.equals("POST")) {
        begin.await();
        answer = begun;
      } else if (method.equals("GET")) {
        end.await();
        // the rendez-vous has answered the broker meanwhile
        answer = begun.equals(WAITING) ? outcome : WAITING;
        begun = WAITING;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Device device() throws Exception {
    return Device.at(here.resolve("client"));
  }

  private Meeting meeting(Optional<Code> code) throws Exception {
    Path token = Files.writeString(here.resolve("cli.token"), "psw_abc_def\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    ServerUrl there = ServerUrl.parse("http://127.0.0.1:" + broker.getAddress().getPort());
    return new BrokerBook(new Broker(there, token).pairing(), device())
        .meet(new Invitation(code, Form.WORDS, Optional.of(new Label("rui"))));
  }

  private static void ignore(Code code, java.time.Instant expires) {}

  private static Reason notPaired(Future<Acquaintance> walk) throws Exception {
    ExecutionException failed =
        assertThrows(ExecutionException.class, () -> walk.get(30, TimeUnit.SECONDS));
    return ((NotPaired) failed.getCause()).reason();
  }

  @Test
  void the_broker_makes_the_code_and_is_told_the_device_s_key() throws Exception {
    List<String> told = new ArrayList<>();
    Acquaintance other = meeting(Optional.empty()).walk((code, until) -> told.add(code.text()));
    assertEquals(List.of(CODE), told);
    assertEquals("rui", other.name().text());
    assertEquals(ID, other.id().text());
    assertEquals(
        "POST /api/peers {\"form\":\"words\",\"name\":\"rui\",\"ssh\":\"" + device().ssh() + "\"}",
        asked.get(0));
  }

  @Test
  void a_code_that_the_broker_has_only_later_is_told_then() throws Exception {
    begun = "{\"id\":\"run-1\",\"state\":\"waiting\"}";
    List<String> told = new ArrayList<>();
    meeting(Optional.empty()).walk((code, until) -> told.add(code.text()));
    assertEquals(List.of(CODE), told);
    assertEquals("GET /api/peers/runs/run-1?wait=1", asked.get(1));
  }

  @Test
  void the_broker_takes_up_a_code_which_nobody_needs_to_be_told() throws Exception {
    List<String> told = new ArrayList<>();
    meeting(Optional.of(Code.parse(CODE))).walk((code, until) -> told.add(code.text()));
    assertEquals(List.of(), told);
    assertTrue(asked.get(0).startsWith("POST /api/peers {\"code\":\"" + CODE + "\""), asked.get(0));
  }

  @Test
  void the_broker_s_reason_is_ours() throws Exception {
    outcome = FAILED.formatted("wrong-word");
    Meeting meeting = meeting(Optional.empty());
    NotPaired failed = assertThrows(NotPaired.class, () -> meeting.walk(BrokerMeetingTest::ignore));
    assertEquals(Reason.WRONG_WORD, failed.reason());
  }

  @Test
  void given_up_while_it_waits_the_broker_is_told() throws Exception {
    end = new CountDownLatch(1);
    Meeting meeting = meeting(Optional.empty());
    Future<Acquaintance> walk = threads.submit(() -> meeting.walk(BrokerMeetingTest::ignore));
    await().until(() -> asked.contains("GET /api/peers/runs/run-1?wait=25"));
    meeting.cancel();
    assertEquals("DELETE /api/peers/runs/run-1", asked.get(asked.size() - 1));
    outcome = FAILED.formatted("cancelled");
    end.countDown();
    assertEquals(Reason.CANCELLED, notPaired(walk));
  }

  @Test
  void given_up_before_the_broker_answered_it_is_told_then() throws Exception {
    begin = new CountDownLatch(1);
    Meeting meeting = meeting(Optional.empty());
    Future<Acquaintance> walk = threads.submit(() -> meeting.walk(BrokerMeetingTest::ignore));
    await().until(() -> asked.size() == 1);
    meeting.cancel();
    begin.countDown();
    assertEquals(Reason.CANCELLED, notPaired(walk));
    assertEquals("DELETE /api/peers/runs/run-1", asked.get(asked.size() - 1));
  }
}

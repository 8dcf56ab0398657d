package psw.broker.far;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.http.TooMuch;

/** How connections to a server are used, and that none is left behind. */
class CallerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

  private RawServer server;

  private Caller caller(RawServer.Manner manner) throws Exception {
    server = new RawServer(manner);
    RendezvousUrl url = RendezvousUrl.parse("http://127.0.0.1:" + server.port());
    return new Caller(url.server(), Resolver.SYSTEM);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private static String ask(Caller caller, Duration time) throws Exception {
    Reply reply = caller.ask(caller.request("GET", "/"), 100, Deadline.in(time));
    return new String(reply.body(), StandardCharsets.US_ASCII);
  }

  private void isHungUpOn() {
    await().atMost(PATIENCE).until(() -> server.hungUp() == server.accepted());
  }

  @Test
  void what_is_asked_at_once_goes_over_one_connection() throws Exception {
    Caller caller = caller((request, out) -> RawServer.say(out, OK));
    for (int i = 0; i < 3; i++) {
      assertEquals("ok", ask(caller, PATIENCE));
    }
    assertEquals(1, server.accepted());
  }

  @Test
  void a_connection_that_nobody_uses_is_closed_after_some_seconds() throws Exception {
    assertEquals("ok", ask(caller((request, out) -> RawServer.say(out, OK)), PATIENCE));
    isHungUpOn();
  }

  @Test
  void a_server_that_hung_up_meanwhile_is_called_again() throws Exception {
    Caller caller = caller(RawServer.once((request, out) -> RawServer.say(out, OK)));
    for (int i = 0; i < 3; i++) {
      assertEquals("ok", ask(caller, PATIENCE));
    }
    assertEquals(3, server.accepted());
  }

  @Test
  void chunks_are_put_together() throws Exception {
    String chunks =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n";
    assertEquals("ok", ask(caller((request, out) -> RawServer.say(out, chunks)), PATIENCE));
  }

  @Test
  void a_head_without_end_is_hung_up_on() throws Exception {
    Caller caller =
        caller(
            (request, out) -> {
              RawServer.say(out, "HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 1_000_000; i++) {
                RawServer.say(out, "X-" + i + ": more\r\n");
              }
            });
    assertThrows(TooMuch.class, () -> ask(caller, PATIENCE));
    isHungUpOn();
  }

  @Test
  void a_line_without_end_is_hung_up_on() throws Exception {
    Caller caller =
        caller(
            (request, out) -> RawServer.say(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1 << 24)));
    assertThrows(TooMuch.class, () -> ask(caller, PATIENCE));
    isHungUpOn();
  }

  @Test
  void a_body_without_end_is_hung_up_on() throws Exception {
    Caller caller =
        caller(
            (request, out) -> RawServer.say(out, "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1 << 24)));
    assertThrows(TooMuch.class, () -> ask(caller, PATIENCE));
    isHungUpOn();
  }

  @Test
  void answers_to_come_without_end_are_hung_up_on() throws Exception {
    Caller caller =
        caller(
            (request, out) -> {
              while (true) {
                RawServer.say(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
              }
            });
    assertThrows(IOException.class, () -> ask(caller, Duration.ofMillis(300)));
    isHungUpOn();
  }

  @Test
  void a_head_that_drips_is_not_waited_for_beyond_the_deadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Caller caller =
        caller(
            (request, out) -> {
              RawServer.say(out, "HTTP/1.1 200 OK\r\n");
              over.await();
            });
    assertThrows(SocketTimeoutException.class, () -> ask(caller, Duration.ofMillis(300)));
    over.countDown();
    isHungUpOn();
  }

  @Test
  void an_interrupt_ends_the_waiting_for_an_answer() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Caller caller = caller((request, out) -> asked.incrementAndGet());
    interrupted(() -> ask(caller, Duration.ofMinutes(5)), () -> asked.get() == 1);
    isHungUpOn();
  }

  @Test
  void an_interrupt_ends_the_waiting_for_an_event() throws Exception {
    Caller caller = caller((request, out) -> RawServer.say(out, EVENTS));
    Caller.Opened opened = caller.open(caller.request("GET", "/api/events"), Deadline.in(PATIENCE));
    EventStream events = new EventStream(opened.line(), opened.head().getEntity().getContent());
    interrupted(() -> events.next(Duration.ofMinutes(5)), () -> true);
    isHungUpOn();
  }

  /** Something that waits. */
  private interface Waiting {
    Object run() throws Exception;
  }

  private static void interrupted(Waiting waiting, java.util.concurrent.Callable<Boolean> begun)
      throws Exception {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                waiting.run();
              } catch (Exception e) {
                end.set(e);
              }
            });
    thread.start();
    await().atMost(PATIENCE).until(begun);
    thread.interrupt();
    thread.join(PATIENCE.toMillis());
    assertTrue(!thread.isAlive(), "it still waits");
    assertInstanceOf(InterruptedException.class, end.get());
  }
}

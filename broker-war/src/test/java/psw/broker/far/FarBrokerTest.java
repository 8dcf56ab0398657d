package psw.broker.far;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.pairing.http.Resolver;

/** What is dialled, and how little of what answers there is listened to. */
class FarBrokerTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final String JOSE = "HTTP/1.1 200 OK\r\nContent-Type: application/jose\r\n";

  private final List<RawServer> servers = new ArrayList<>();

  private int serve(RawServer.Manner manner) throws IOException {
    RawServer server = new RawServer(RawServer.once(manner));
    servers.add(server);
    return server.port();
  }

  private static void say(OutputStream out, String text) throws IOException {
    RawServer.say(out, text);
  }

  @AfterEach
  void close() throws IOException {
    for (RawServer server : servers) {
      server.close();
    }
  }

  private static FarBroker at(String url, Resolver resolver) throws Exception {
    return new FarBroker(RendezvousUrl.parse(url), resolver, PATIENCE);
  }

  private static FarBroker at(int port) throws Exception {
    return at("http://127.0.0.1:" + port, Resolver.SYSTEM);
  }

  private static void fails(Trouble why, FarBroker broker) {
    assertEquals(why, assertThrows(Trouble.Failed.class, broker::read).why());
  }

  @Test
  void an_announcement_and_its_lease_are_read_as_they_are() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    int port =
        serve(
            (request, out) -> {
              asked.add(request);
              boolean lease = request.startsWith("GET /api/brokers/self/lease ");
              say(out, JOSE + (lease ? "\r\nb.b.b" : "Content-Length: 5\r\n\r\na.a.a and more"));
            });
    FarBroker.Said said = at(port).read();
    assertArrayEquals("a.a.a".getBytes(StandardCharsets.US_ASCII), said.announcement());
    assertArrayEquals("b.b.b".getBytes(StandardCharsets.US_ASCII), said.lease().orElseThrow());
    assertEquals(
        "GET /api/brokers/self HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAccept: application/jose\r\nConnection: close\r\n\r\n",
        asked.get(0));
  }

  @Test
  void a_broker_without_a_lease_has_none() throws Exception {
    int port =
        serve(
            (request, out) ->
                say(
                    out,
                    request.contains("lease")
                        ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                        : JOSE + "\r\na.a.a"));
    assertTrue(at(port).read().lease().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) throws Exception {
    AtomicInteger visits = new AtomicInteger();
    int target = serve((request, out) -> visits.incrementAndGet());
    int port =
        serve(
            (request, out) ->
                say(
                    out,
                    "HTTP/1.1 %d Moved\r\nLocation: http://127.0.0.1:%d/api/brokers/self\r\n\r\n"
                        .formatted(status, target)));
    fails(Trouble.STRANGE_ANSWER, at(port));
    assertEquals(0, visits.get());
  }

  @Test
  void one_that_never_stops_talking_is_not_listened_to_beyond_the_limit() throws Exception {
    AtomicLong written = new AtomicLong();
    CountDownLatch hungUp = new CountDownLatch(1);
    byte[] part = new byte[1024];
    int port =
        serve(
            (request, out) -> {
              say(out, JOSE + "\r\n");
              try {
                while (written.get() < 1L << 30) {
                  out.write(part);
                  written.addAndGet(part.length);
                }
              } finally {
                hungUp.countDown();
              }
            });
    fails(Trouble.STRANGE_ANSWER, at(port));
    assertTrue(hungUp.await(20, TimeUnit.SECONDS));
    // what was on its way in buffers counts too
    assertTrue(written.get() < 16L << 20, "written: " + written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOSE + "Content-Length: 65537\r\n\r\na",
        JOSE + "Content-Length: 99999999999999999999\r\n\r\na",
        JOSE + "Content-Length: -1\r\n\r\na",
        JOSE + "Transfer-Encoding: chunked\r\n\r\n-5\r\na.a.a\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
        "HTTP/1.1 404 Not Found\r\n\r\n",
        "HTTP/1.1 500 Oops\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2p1\r\n\r\n",
      })
  void what_is_no_broker_s_answer_is_told_so(String answer) throws Exception {
    int port = serve((request, out) -> say(out, answer));
    fails(Trouble.STRANGE_ANSWER, at(port));
  }

  @Test
  void a_head_without_end_is_not_read_to_its_end() throws Exception {
    int port = serve((request, out) -> say(out, JOSE + "X: " + "x".repeat(1 << 20)));
    fails(Trouble.STRANGE_ANSWER, at(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", JOSE + "Content-Length: 5\r\n\r\na.a"})
  void one_that_breaks_off_is_told_so(String answer) throws Exception {
    int port = serve((request, out) -> say(out, answer));
    fails(Trouble.BROKEN, at(port));
  }

  private static void within(Duration time, Trouble why, FarBroker broker) {
    long begin = System.nanoTime();
    fails(why, broker);
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(taken.compareTo(time) < 0, "taken: " + taken);
  }

  @Test
  void one_that_says_a_letter_now_and_then_is_not_waited_for() throws Exception {
    int port =
        serve(
            (request, out) -> {
              say(out, JOSE + "\r\n");
              for (int i = 0; i < 100; i++) {
                out.write('a');
                Thread.sleep(100);
              }
            });
    within(Duration.ofSeconds(6), Trouble.TIMEOUT, at(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void one_that_says_nothing_is_not_waited_for(String scheme) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    int port = serve((request, out) -> over.await(10, TimeUnit.SECONDS));
    within(
        Duration.ofSeconds(6),
        Trouble.TIMEOUT,
        at(scheme + "://127.0.0.1:" + port, Resolver.SYSTEM));
    over.countDown();
  }

  @Test
  void a_name_server_that_says_nothing_is_not_waited_for() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Resolver slow =
        host -> {
          try {
            over.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    within(Duration.ofSeconds(6), Trouble.TIMEOUT, at("http://slow.example", slow));
    over.countDown();
  }

  @Test
  void nobody_there_is_told_so() throws Exception {
    int port = serve((request, out) -> say(out, ""));
    close();
    fails(Trouble.NO_CONNECTION, at(port));
  }

  @Test
  void a_name_without_an_address_is_told_so() throws Exception {
    Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };
    fails(Trouble.UNKNOWN_HOST, at("http://nowhere.example", none));
  }

  @Test
  void a_name_is_resolved_once_and_what_was_looked_at_is_what_is_dialled() throws Exception {
    int port = serve((request, out) -> say(out, JOSE + "\r\na.a.a"));
    AtomicInteger asked = new AtomicInteger();
    Resolver rebinding =
        host -> {
          boolean first = asked.incrementAndGet() == 1;
          return List.of(InetAddress.getByName(first ? "127.0.0.1" : "169.254.169.254"));
        };
    at("http://twice.example:" + port, rebinding).read();
    assertEquals(1, asked.get());
  }

  @Test
  void a_name_whose_address_is_forbidden_is_not_dialled_at_any_of_its_addresses() throws Exception {
    AtomicInteger visits = new AtomicInteger();
    int port = serve((request, out) -> visits.incrementAndGet());
    Resolver both =
        host -> List.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("169.254.169.254"));
    fails(Trouble.FORBIDDEN, at("http://meta.example:" + port, both));
    assertEquals(0, visits.get());
  }

  @Test
  void the_next_address_is_tried_where_nothing_listens() throws Exception {
    int port = serve((request, out) -> say(out, JOSE + "\r\na.a.a"));
    Resolver two =
        host -> List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getLoopbackAddress());
    await().until(() -> at("http://two.example:" + port, two).read().announcement().length == 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254",
        "http://2852039166",
        "http://0251.0376.0251.0376",
        "http://0xa9.0xfe.0xa9.0xfe",
        "http://0xa9fea9fe",
        "http://169.254.43518",
        "http://169.16689662",
        "http://0",
        "http://0.0.0.0",
        "http://[::ffff:169.254.169.254]",
        "http://[::ffff:a9fe:a9fe]",
        "http://[fe80::1]",
        "http://[fe80::1%25lo]",
        "http://[fd00:ec2::254]",
        "http://[::]"
      })
  void no_spelling_of_a_forbidden_address_is_dialled(String url) {
    // the port stands for itself: nothing listens at these, and nothing is to be tried
    try {
      FarBroker broker = at(url, Resolver.SYSTEM);
      Trouble why = assertThrows(Trouble.Failed.class, broker::read).why();
      assertTrue(why == Trouble.FORBIDDEN || why == Trouble.UNKNOWN_HOST, why + " " + url);
    } catch (Exception refused) {
      assertEquals(psw.wire.value.BadValue.class, refused.getClass(), url);
    }
  }
}

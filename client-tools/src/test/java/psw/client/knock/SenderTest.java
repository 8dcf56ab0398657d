package psw.client.knock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Port;

/** Into a real socket, which never answers. */
class SenderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123456Z");

  private final KnockKey key = key();
  private DatagramSocket gate;

  private static KnockKey key() {
    try {
      return KnockKey.parse(
          Base64Url.encode(new byte[8]),
          Base64Url.encode(new byte[32]),
          KnockKey.site(new byte[32]));
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void listen() throws Exception {
    gate = new DatagramSocket();
    gate.setSoTimeout(10_000);
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private Sender.Sent send(String site, int round) throws Exception {
    return send(gate.getLocalPort(), site, round);
  }

  private static Sender.Sent send(int port, String site, int round) throws Exception {
    OwnAddress own = new OwnAddress(v6 -> Optional.empty());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Gate.Datagram to = new Gate.Datagram(key(), new Port(port), own, clock);
    return new Sender(to).knock(InetAddress.getByName(site), round);
  }

  /** A program that knocks and ends. */
  static final class Brief {
    private Brief() {}

    public static void main(String[] args) throws Exception {
      send(Integer.parseInt(args[0]), "127.0.0.1", 0);
      System.exit(0);
    }
  }

  /** A program that knocks for the first time when it is ending already. */
  static final class Late {
    private Late() {}

    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> knock(args[0])));
    }

    private static void knock(String port) {
      try {
        send(Integer.parseInt(port), "127.0.0.1", 0);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private Process start(Class<?> program) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String port = Integer.toString(gate.getLocalPort());
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(java, "-cp", classes, program.getName(), port).start();
  }

  private List<byte[]> arrived(int count) throws Exception {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DatagramPacket packet = new DatagramPacket(new byte[200], 200);
      gate.receive(packet);
      all.add(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
    return all;
  }

  @Test
  void a_knock_goes_out_in_three_copies_of_88_bytes() throws Exception {
    send("127.0.0.1", 0);
    List<byte[]> copies = arrived(3);
    assertEquals(88, copies.get(0).length);
    assertArrayEquals(copies.get(0), copies.get(1));
    assertArrayEquals(copies.get(0), copies.get(2));
  }

  @Test
  void the_copies_lie_apart() throws Exception {
    long begun = System.nanoTime();
    send("127.0.0.1", 0);
    arrived(2);
    assertTrue(System.nanoTime() - begun >= 7_000_000);
    arrived(1);
    assertTrue(System.nanoTime() - begun >= 25_000_000);
  }

  @Test
  void a_program_that_ends_at_once_sends_them_all_the_same() throws Exception {
    Process brief = start(Brief.class);
    assertEquals(0, brief.waitFor());
    assertEquals(3, arrived(3).size());
  }

  @Test
  void a_program_that_is_ending_already_knocks_and_says_nothing() throws Exception {
    Process late = start(Late.class);
    String said = new String(late.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", said);
    assertEquals(1, arrived(1).size());
  }

  @Test
  void no_copy_is_waited_for() throws Exception {
    long shortest = Long.MAX_VALUE;
    // a busy machine may halt any of them
    for (int i = 0; i < 20; i++) {
      long begun = System.nanoTime();
      send("127.0.0.1", 0);
      shortest = Math.min(shortest, System.nanoTime() - begun);
    }
    assertTrue(shortest < 7_000_000, shortest + " ns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void it_claims_the_address_that_it_leaves_by_and_the_time_of_now(String site) throws Exception {
    Sender.Sent sent = send(site, 0);
    Knock knock = key.open(arrived(1).get(0)).orElseThrow();
    assertEquals(Optional.of(sent.local()), knock.source());
    assertEquals(InetAddress.getByName(site), sent.local());
    assertEquals(Instant.parse("2026-11-28T08:00:00.123Z"), knock.at());
    assertEquals(sent.tag(), knock.tag());
  }

  @Test
  void the_second_knock_of_a_clock_that_is_ahead_has_the_time_of_who_observes() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    OwnAddress own =
        new OwnAddress(
            v6 -> Optional.of(new OwnAddress.Seen(here, Optional.of(Duration.ofMinutes(4)))));
    Port port = new Port(gate.getLocalPort());
    new Sender(new Gate.Datagram(key, port, own, Clock.fixed(NOW, ZoneOffset.UTC))).knock(here, 1);
    Knock knock = key.open(arrived(1).get(0)).orElseThrow();
    assertEquals(Instant.parse("2026-11-28T07:56:00.123Z"), knock.at());
  }

  @Test
  void no_two_knocks_have_one_tag() throws Exception {
    assertNotEquals(send("127.0.0.1", 0).tag(), send("127.0.0.1", 1).tag());
  }

  @Test
  void a_silent_port_does_not_count_as_rejecting() throws Exception {
    assertEquals(Sender.Fate.LEFT, send("127.0.0.1", 0).fate());
  }

  @Test
  void a_port_where_nobody_listens_is_noticed() throws Exception {
    int free = gate.getLocalPort();
    gate.close();
    OwnAddress own = new OwnAddress(v6 -> Optional.empty());
    Sender sender = new Sender(new Gate.Datagram(key, new Port(free), own, Clock.systemUTC()));
    assertEquals(Sender.Fate.REJECTED, sender.knock(InetAddress.getLoopbackAddress(), 0).fate());
  }
}

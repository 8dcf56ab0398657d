package psw.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.client.knock.Sender;
import psw.gate.receive.Notices;
import psw.gate.receive.Outcome;
import psw.gate.receive.Receiver;
import psw.wire.knock.Heard;
import psw.wire.knock.HeardFile;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Port;

/** What is found of a real gate behind which nobody answers. */
class SilentGateTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
  // a memory that began before the key was made, in 1970
  private static final String BEGUN = "PSWLAST1" + "\0".repeat(Long.BYTES);
  private static final Holder HOLDER =
      new Holder(
          Base64Url.encode(new byte[8]),
          Base64Url.encode(new byte[32]),
          KnockKey.site(new byte[] {1}),
          MADE,
          LATER,
          SourceRule.STRICT);

  @TempDir private Path home;
  private DatagramSocket socket;
  private Port port;
  private Receiver receiver;
  private Notices notices;

  @BeforeEach
  void open() throws Exception {
    Path keys = home.resolve("gate.keys");
    Files.writeString(keys, new KeysFile(List.of(HOLDER)).text());
    Files.writeString(home.resolve("last"), BEGUN);
    receiver = Receiver.open(keys, home.resolve("last"), from -> {}, CLOCK.instant());
    notices = Notices.begin(home, CLOCK, complaint -> {});
    socket = new DatagramSocket(0, HERE);
    port = new Port(socket.getLocalPort());
    Thread thread = new Thread(this::receive);
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void close() {
    socket.close();
    notices.close();
    receiver.close();
  }

  private void receive() {
    byte[] buffer = new byte[200];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        Instant now = CLOCK.instant();
        Outcome outcome = receiver.take(buffer, packet.getLength(), packet.getAddress(), now);
        notices.note(outcome, now);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** A refusal, as a site tells no more. */
  private Optional<Heard> heard() {
    try {
      HeardFile file = HeardFile.parse(Files.readString(home.resolve("heard")));
      return Optional.ofNullable(file.last().get(HOLDER.id()))
          .filter(heard -> heard.what() != Heard.What.OPENED);
    } catch (IOException | BadValue e) {
      return Optional.empty();
    }
  }

  private Gate.Datagram gate(Clock clock) throws BadValue {
    return new Gate.Datagram(HOLDER.toKey(), port, new OwnAddress(v6 -> Optional.empty()), clock);
  }

  /** What is found of one knock by this clock. */
  private Finding found(Clock clock) throws Exception {
    Gate.Datagram gate = gate(clock);
    List<Sender.Sent> sent = List.of(new Sender(gate).knock(HERE, 0));
    return new Silence(v6 -> Optional.empty(), this::heard, gate, sent, Duration.ofSeconds(4))
        .explain(HERE);
  }

  @Test
  void a_clock_that_was_set_back_is_named_with_how_far() throws Exception {
    assertEquals(Sender.Fate.LEFT, new Sender(gate(CLOCK)).knock(HERE, 0).fate());
    Finding finding = found(Clock.offset(CLOCK, Duration.ofSeconds(-30)));
    assertEquals(What.REFUSED_REPLAY, finding.what());
    long ahead = Long.parseLong(finding.facts().get(0));
    assertTrue(ahead >= -31 && ahead <= -29, finding::toString);
  }

  @Test
  void what_opened_is_told_from_that() throws Exception {
    assertEquals(Finding.of(What.OPENED_UNSEEN, "127.0.0.1", "IPv4"), found(CLOCK));
  }

  @Test
  void what_does_not_arrive_is_told_from_both() throws Exception {
    assertEquals(Sender.Fate.LEFT, new Sender(gate(CLOCK)).knock(HERE, 0).fate());
    socket.close();
    assertEquals(What.NOT_HEARD, found(CLOCK).what());
  }
}

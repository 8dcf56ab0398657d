package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.knock.Knocking;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** Whatever arrives: nothing but an honest knock opens, and nothing breaks the receiver. */
class ReceiverFuzzTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant BEGIN = Instant.parse("2026-11-28T12:00:00Z");
  private static final Holder HOLDER =
      new Holder(
          Base64Url.encode(new byte[8]),
          Base64Url.encode(new byte[32]),
          KnockKey.site(new byte[] {1}),
          BEGIN.plusSeconds(1),
          BEGIN.plus(Duration.ofDays(100_000)),
          SourceRule.STRICT);

  @TempDir private static Path home;
  private static Receiver receiver;
  private static List<InetAddress> let;
  private static InetAddress here;
  private static InetAddress elsewhere;
  private static Instant now;
  private static Instant last;

  @BeforeAll
  static void open() throws IOException {
    here = InetAddress.getByName("192.0.2.7");
    elsewhere = InetAddress.getByName("192.0.2.8");
    let = new ArrayList<>();
    now = BEGIN;
    last = Instant.EPOCH;
    Files.writeString(home.resolve("gate.keys"), new KeysFile(List.of(HOLDER)).text());
    receiver =
        Receiver.untested(
            home.resolve("gate.keys"),
            memory(),
            let::add,
            () -> Duration.between(BEGIN, now).toNanos());
  }

  @AfterAll
  static void close() {
    receiver.close();
  }

  private static Path memory() {
    return home.resolve("last");
  }

  private static byte[] knock(Instant at) throws BadValue {
    return HOLDER.toKey().seal(new Knock(at, Optional.of(here), "00".repeat(16)), RANDOM);
  }

  static Stream<byte[]> datagrams() throws BadValue {
    byte[] old = HOLDER.toKey().seal(new Knock(BEGIN, Optional.empty(), "00".repeat(16)), RANDOM);
    return Stream.of(old, new byte[0], new byte[88], new byte[1500]);
  }

  @MethodSource("datagrams")
  @FuzzTest(maxDuration = "1m")
  void no_bytes_that_were_thought_up_open_or_are_remembered(byte[] input) throws Exception {
    byte[] before = Files.readAllBytes(memory());
    Outcome outcome = receiver.take(input, input.length, here, now);
    assertNotEquals(Kind.OPENED, outcome.kind());
    assertEquals(List.of(), let);
    assertArrayEquals(before, Files.readAllBytes(memory()));
  }

  static Stream<byte[]> changes() {
    return Stream.of(
        new byte[0],
        new byte[] {0, 0, 1},
        new byte[] {0x17, 0x70},
        new byte[] {0x17, 0x71},
        new byte[] {(byte) 0xe8, (byte) 0x90},
        new byte[] {(byte) 0xe8, (byte) 0x8f},
        new byte[] {0, 0, 0, 72, 1},
        new byte[] {0, 0, 0, 4, 1, 4, 1});
  }

  /**
   * The input says by how many hundredths of a second the sender's clock is off (two bytes),
   * whether it comes from where it says (one), and which bytes are changed on the way (two each,
   * where and how).
   */
  @MethodSource("changes")
  @FuzzTest(maxDuration = "1m")
  void a_knock_opens_if_it_is_fresh_honest_and_as_it_was_sealed(byte[] input) throws Exception {
    ByteBuffer in = ByteBuffer.wrap(input);
    // so that it may open twice for each input, and never too often
    now = now.plusSeconds(1);
    Instant at = now.plusMillis(in.remaining() < 2 ? 0 : in.getShort() * 10L);
    InetAddress from = in.hasRemaining() && in.get() % 2 != 0 ? elsewhere : here;
    byte[] sealed = knock(at);
    byte[] sent = sealed.clone();
    while (in.remaining() >= 2) {
      sent[Math.floorMod(in.get(), sent.length)] ^= in.get();
    }
    boolean opens =
        java.util.Arrays.equals(sealed, sent)
            && from.equals(here)
            && at.isAfter(last)
            && Duration.between(now, at).abs().compareTo(Knocking.SKEW) <= 0;
    byte[] before = Files.readAllBytes(memory());
    assertEquals(opens, receiver.take(sent, sent.length, from, now).kind() == Kind.OPENED);
    assertEquals(opens ? List.of(here) : List.of(), let);
    let.clear();
    if (opens) {
      last = at;
      assertEquals(Kind.REPLAY, receiver.take(sent, sent.length, here, now).kind());
    } else {
      assertArrayEquals(before, Files.readAllBytes(memory()));
    }
  }
}

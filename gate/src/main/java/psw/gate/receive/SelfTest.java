package psw.gate.receive;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.KeysFile;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** One knock with a key of its own, in files of its own, that opens nothing. */
final class SelfTest {
  private static final Logger LOG = System.getLogger(SelfTest.class.getName());

  private final SecureRandom random = new SecureRandom();

  private SelfTest() {}

  /**
   * Fails when this machine lets in no knock; {@code directory} is left as it was.
   *
   * @return false when there is no room for its files, which fails nothing: keys that knocked
   *     before have their room
   */
  static boolean run(Path directory, Instant now) throws IOException {
    Kind kind = kind(directory, now.truncatedTo(ChronoUnit.MILLIS));
    if (kind != Kind.OPENED && kind != Kind.FAILED) {
      throw new IOException("the self-test found: " + kind);
    }
    return kind == Kind.OPENED;
  }

  private static Kind kind(Path directory, Instant now) throws IOException {
    Path keys = directory.resolve(".self-test.keys");
    Path memory = directory.resolve(".self-test.last");
    try {
      return new SelfTest().knock(keys, memory, now);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the self-test", e);
      return Kind.FAILED;
    } finally {
      Files.deleteIfExists(keys);
      Files.deleteIfExists(memory);
    }
  }

  private Kind knock(Path keys, Path memory, Instant now) throws IOException {
    KeysFile.Holder holder =
        new KeysFile.Holder(
            text(Long.BYTES),
            text(32),
            text(32),
            now.plusSeconds(1),
            now.plusSeconds(60),
            SourceRule.STRICT);
    InetAddress here = InetAddress.getLoopbackAddress();
    Files.writeString(keys, new KeysFile(List.of(holder)).text());
    AtomicLong steady = new AtomicLong();
    try (Receiver receiver = Receiver.untested(keys, memory, from -> {}, steady::get)) {
      // the key is newer than the memory, and no longer to come
      Duration later = Duration.ofSeconds(2);
      steady.set(later.toNanos());
      Instant then = now.plus(later);
      KnockKey key = holder.toKey();
      byte[] knock = key.seal(new Knock(then, Optional.of(here), "00".repeat(16)), random);
      return receiver.take(knock, knock.length, here, then).kind();
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it is made as it must be
    }
  }

  private String text(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }
}

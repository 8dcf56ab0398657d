package psw.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** The knock keys of everybody in a street: a key for each visitor, the same at every gate. */
final class Keyring {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SITE = KnockKey.site(new byte[] {1});
  // later than any receiver here began, else it would first wait a minute: it may have lost its
  // memory
  private static final Instant MADE = Instant.parse("2098-01-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");

  private Keyring() {}

  /** What a broker would write for its gate. */
  static String file(int visitors) {
    List<Holder> holders =
        IntStream.range(0, visitors)
            .mapToObj(n -> new Holder(id(n), key(n), SITE, MADE, ENDS, SourceRule.STRICT))
            .toList();
    return new KeysFile(holders).text();
  }

  /** A knock of this visitor, sent at this time, in hexadecimal digits. */
  static String knock(Visitor visitor, Instant at) throws BadValue, UnknownHostException {
    int number = Family.numberOf(visitor.address());
    Optional<InetAddress> source = Optional.of(InetAddress.getByName(visitor.address()));
    KnockKey key = KnockKey.parse(id(number), key(number), SITE);
    return HexFormat.of().formatHex(key.seal(new Knock(at, source, "00".repeat(16)), RANDOM));
  }

  private static String id(int number) {
    return Base64Url.encode(ByteBuffer.allocate(8).putLong(1000 + number).array());
  }

  private static String key(int number) {
    return Base64Url.encode(ByteBuffer.allocate(32).putInt(number).array());
  }
}

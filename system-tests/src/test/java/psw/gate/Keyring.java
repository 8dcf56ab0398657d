package psw.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** The knock keys of everybody in a street: a key for each visitor, the same at every gate. */
final class Keyring {
  /** Where the sealed body begins in a knock. */
  static final int HEADER = 24;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SITE = KnockKey.site(new byte[] {1});
  private static final String OTHER_SITE = KnockKey.site(new byte[] {2});
  // later than any receiver's memory here (RunningReceiver.remember), and no longer to come
  private static final Instant MADE = Instant.parse("2022-01-01T00:00:00Z");
  private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");
  private static final HexFormat HEX = HexFormat.of();

  private Keyring() {}

  /** What a broker would write for its gate. */
  static String file(int visitors) {
    return file(IntStream.range(0, visitors).mapToObj(n -> holder(n, SourceRule.STRICT)).toList());
  }

  /** What a broker would write for these. */
  static String file(List<Holder> holders) {
    return new KeysFile(holders).text();
  }

  /** The holder with this number. */
  static Holder holder(int number, SourceRule rule) {
    return new Holder(id(number), key(number), SITE, MADE, ENDS, rule);
  }

  /** The same with a key that is older than any receiver's memory here. */
  static Holder old(Holder holder) {
    Instant before = Instant.parse("2020-01-01T00:00:00Z");
    return new Holder(holder.id(), holder.key(), SITE, before, ENDS, holder.rule());
  }

  /** A knock of this visitor, sent at this time, in hexadecimal digits. */
  static String knock(Visitor visitor, Instant at) throws BadValue, UnknownHostException {
    return knock(visitor, at, SITE);
  }

  /** The same for another site, which gave him the very same key. */
  static String knockElsewhere(Visitor visitor, Instant at) throws BadValue, UnknownHostException {
    return knock(visitor, at, OTHER_SITE);
  }

  private static String knock(Visitor visitor, Instant at, String site)
      throws BadValue, UnknownHostException {
    int number = Family.numberOf(visitor.address());
    Optional<InetAddress> source = Optional.of(InetAddress.getByName(visitor.address()));
    KnockKey key = KnockKey.parse(id(number), key(number), site);
    return HEX.formatHex(key.seal(new Knock(at, source, "00".repeat(16)), RANDOM));
  }

  /**
   * A knock of this visitor of which one byte was another before it was sealed.
   *
   * @param at below {@link #HEADER} in the header, else in the body
   */
  static String odd(Visitor visitor, Instant when, int at, int value)
      throws BadValue, UnknownHostException, GeneralSecurityException {
    byte[] knock = HEX.parseHex(knock(visitor, when));
    byte[] key = Base64Url.decode(key(Family.numberOf(visitor.address())), 32, "key");
    byte[] body = cipher(Cipher.DECRYPT_MODE, key, knock).doFinal(knock, HEADER, 64);
    (at < HEADER ? knock : body)[at < HEADER ? at : at - HEADER] = (byte) value;
    cipher(Cipher.ENCRYPT_MODE, key, knock).doFinal(body, 0, body.length, knock, HEADER);
    return HEX.formatHex(knock);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] knock)
      throws BadValue, GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(knock, 12, 12));
    cipher.updateAAD(knock, 0, HEADER);
    cipher.updateAAD(Base64Url.decode(SITE, 32, "site"));
    return cipher;
  }

  /** The eight bytes that name a key, in hexadecimal digits. */
  static String idOf(Visitor visitor) {
    return HEX.toHexDigits(1000L + Family.numberOf(visitor.address()));
  }

  private static String id(int number) {
    return Base64Url.encode(ByteBuffer.allocate(8).putLong(1000 + number).array());
  }

  private static String key(int number) {
    return Base64Url.encode(ByteBuffer.allocate(32).putInt(number).array());
  }
}

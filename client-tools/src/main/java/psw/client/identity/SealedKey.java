package psw.client.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.seal.Seal;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;

/**
 * A key in a file, sealed with a pass phrase (docs/protocol.md 9). The numbers of scrypt (RFC 7914)
 * belong to the version, so that no file can ask for others.
 *
 * @param id whose key it is, for everybody to read
 * @param salt 16 bytes, base64url
 * @param sealed the PKCS#8, base64url
 */
record SealedKey(BrokerId id, String salt, String sealed) {
  private static final String KIND = "identity";
  private static final String CONTEXT = "psw-identity-v1";
  private static final int SALT = 16;
  // 64 MiB for each guess, twice over
  private static final int N = 1 << 16;
  private static final int R = 8;
  private static final int P = 2;

  static SealedKey of(Identity identity, byte[] passPhrase, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] pkcs8 = identity.toPkcs8();
    byte[] sealed = seal(passPhrase, salt).seal(pkcs8, bound(identity.id()), random);
    Arrays.fill(pkcs8, (byte) 0);
    return new SealedKey(identity.id(), Base64Url.encode(salt), Base64Url.encode(sealed));
  }

  /** The key; empty under another pass phrase, or when the file was altered. */
  Optional<Identity> open(byte[] passPhrase) throws BadValue {
    byte[] salted = Base64Url.decode(salt, SALT, "salt");
    Optional<byte[]> pkcs8 =
        seal(passPhrase, salted).open(Base64Url.decode(sealed, "sealed"), bound(id));
    if (pkcs8.isEmpty()) {
      return Optional.empty();
    }
    Identity identity = Identity.fromPkcs8(pkcs8.get());
    Arrays.fill(pkcs8.get(), (byte) 0);
    if (!identity.id().equals(id)) {
      throw new BadValue("id", Reason.OUT_OF_RANGE);
    }
    return Optional.of(identity);
  }

  static SealedKey parse(byte[] file) throws BadValue {
    JsonObject json = Json.parseObject(file, JsonLimits.BODY);
    if (!json.text("psw").equals(KIND) || json.integer("v") != 1) {
      throw new BadValue("v", Reason.OUT_OF_RANGE);
    }
    return new SealedKey(BrokerId.parse(json.text("id")), json.text("salt"), json.text("sealed"));
  }

  byte[] toBytes() {
    return (JsonObject.with("psw", KIND)
                .and("v", 1)
                .and("id", id.text())
                .and("salt", salt)
                .and("sealed", sealed)
                .build()
            + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Seal seal(byte[] passPhrase, byte[] salt) {
    byte[] key = SCrypt.generate(passPhrase, salt, N, R, P, 32);
    try {
      return new Seal(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] bound(BrokerId id) {
    return (CONTEXT + id).getBytes(StandardCharsets.US_ASCII);
  }
}

package psw.broker.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import psw.wire.jws.Identity;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;

/** The site's private key, PKCS#8 (RFC 8410). A new key would be another site. */
final class IdentityFile {
  private final Path file;
  private final Path next;

  IdentityFile(Path directory) {
    this.file = directory.resolve("identity.p8");
    this.next = directory.resolve("identity.next.p8");
  }

  /** Reads the identity, or makes it when there is none yet. */
  Identity open() throws IOException {
    return parsed(
        file,
        new PrivateFile(file).readOrCreate(() -> Identity.create(new SecureRandom()).toPkcs8()));
  }

  /** Whose key is to take over, if one lies beside. */
  Optional<PublicKey> next() throws IOException {
    Optional<byte[]> pkcs8 = new PrivateFile(next).read();
    return pkcs8.isPresent() ? Optional.of(parsed(next, pkcs8.get()).key()) : Optional.empty();
  }

  private static Identity parsed(Path file, byte[] pkcs8) throws IOException {
    try {
      return Identity.fromPkcs8(pkcs8);
    } catch (BadValue e) {
      throw new IOException(file + " holds no Ed25519 key; restore it from a backup", e);
    }
  }
}

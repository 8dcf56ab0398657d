package psw.broker.site;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;

/** The site's private key, PKCS#8 (RFC 8410). A new key would be another site. */
final class IdentityFile {
  private final Path file;

  IdentityFile(Path directory) {
    this.file = directory.resolve("identity.p8");
  }

  /** Reads the identity, or makes it when there is none yet. */
  Identity open() throws IOException {
    byte[] pkcs8 =
        new PrivateFile(file).readOrCreate(() -> Identity.create(new SecureRandom()).toPkcs8());
    try {
      return Identity.fromPkcs8(pkcs8);
    } catch (BadValue e) {
      throw new IOException(file + " holds no Ed25519 key; restore it from a backup", e);
    }
  }
}

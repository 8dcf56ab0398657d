package psw.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import psw.wire.value.BadValue;
import psw.wire.value.SshPrivateKey;
import psw.wire.value.SshPublicKey;

/**
 * The key that clients pin, in OpenSSH's format, so that an OpenSSH server can take it over.
 *
 * @param pair for MINA
 * @param known its public half, which the broker announces
 */
record HostKey(KeyPair pair, SshPublicKey known) {
  private static final String NAME = "ssh_host_ed25519_key";

  /** That of a directory, made when there is none yet; its public half lies beside it. */
  static HostKey keptIn(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      OwnFile.write(file, SshPrivateKey.create(new SecureRandom()));
    }
    byte[] text = OwnFile.read(file);
    try {
      HostKey key = of(text);
      byte[] line = (key.known.text() + " psw\n").getBytes(StandardCharsets.US_ASCII);
      Path published = directory.resolve(NAME + ".pub");
      if (!Files.exists(published) || !Arrays.equals(line, Files.readAllBytes(published))) {
        OwnFile.write(published, line);
      }
      return key;
    } catch (BadValue | GeneralSecurityException e) {
      throw new IOException(file + " is no Ed25519 key of OpenSSH without pass phrase", e);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static HostKey of(byte[] text) throws BadValue, GeneralSecurityException {
    SshPublicKey known = SshPrivateKey.publicHalf(text);
    byte[] seed = SshPrivateKey.seed(text);
    byte[] blob = Base64.getDecoder().decode(known.text().split(" ", -1)[1]);
    JdkEd25519 keys = new JdkEd25519();
    // the last 32 bytes are the key (RFC 8709, section 4)
    byte[] raw = Arrays.copyOfRange(blob, blob.length - 32, blob.length);
    KeyPair pair =
        new KeyPair(keys.generateEDDSAPublicKey(raw), keys.generateEDDSAPrivateKey(seed));
    Arrays.fill(seed, (byte) 0);
    return new HostKey(pair, known);
  }
}

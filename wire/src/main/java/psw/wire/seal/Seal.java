package psw.wire.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** What two who share a key can do with it. Sealed: a nonce of 12 bytes, ciphertext, tag of 16. */
public final class Seal {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /** How many bytes longer it is when sealed. */
  public static final int OVERHEAD = NONCE + TAG;

  private final byte[] key;

  /** A seal under a copy of {@code key}, 32 bytes. */
  public Seal(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("no key of 32 bytes");
    }
    this.key = key.clone();
  }

  /** Seals {@code plain} under a random nonce and binds it to {@code bound}. */
  public byte[] seal(byte[] plain, byte[] bound, SecureRandom random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed =
        run(true, nonce, plain, bound).orElseThrow(() -> new IllegalStateException("not sealed"));
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  /** What was sealed; empty when under another key, for other bound data, or altered. */
  public Optional<byte[]> open(byte[] sealed, byte[] bound) {
    if (sealed.length < NONCE + TAG) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    return run(false, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length), bound);
  }

  private Optional<byte[]> run(boolean encrypt, byte[] nonce, byte[] in, byte[] bound) {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG * 8, nonce, bound));
    byte[] out = new byte[cipher.getOutputSize(in.length)];
    int length = cipher.processBytes(in, 0, in.length, out, 0);
    try {
      cipher.doFinal(out, length);
      return Optional.of(out);
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, (byte) 0);
      return Optional.empty();
    }
  }
}

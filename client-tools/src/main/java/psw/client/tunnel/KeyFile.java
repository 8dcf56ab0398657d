package psw.client.tunnel;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import psw.client.tunnel.TunnelFailed.Reason;

/** A private key file, as ssh-keygen(1) writes it. */
final class KeyFile {
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  /**
   * Gives the key to the library. When the file needs a pass phrase the agent's is taken, if it has
   * it; else the pass phrase is asked for.
   */
  static void load(JSch jsch, Path file, PassPhrase passPhrase) throws TunnelFailed {
    byte[] bytes = read(file);
    try {
      KeyPair pair = KeyPair.load(jsch, bytes, null);
      if (pair.getKeyType() == KeyPair.UNKNOWN || pair.getKeyType() == KeyPair.DSA) {
        throw new TunnelFailed(Reason.KEY_UNUSABLE, file.toString());
      }
      Optional<Identity> agents =
          pair.isEncrypted() ? Agent.holding(pair.getPublicKeyBlob()) : Optional.empty();
      if (agents.isPresent()) {
        pair.dispose();
        jsch.addIdentity(agents.get(), null);
        return;
      }
      byte[] phrase = pair.isEncrypted() ? opened(pair, file, passPhrase) : null;
      pair.dispose();
      jsch.addIdentity(file.toString(), bytes, null, phrase);
      wipe(phrase);
    } catch (JSchException | RuntimeException e) {
      throw new TunnelFailed(Reason.KEY_UNUSABLE, file.toString());
    } finally {
      wipe(bytes);
    }
  }

  private static byte[] opened(KeyPair pair, Path file, PassPhrase passPhrase) throws TunnelFailed {
    byte[] phrase =
        passPhrase
            .ask(file)
            .orElseThrow(() -> new TunnelFailed(Reason.PASS_PHRASE_NEEDED, file.toString()));
    // decrypting wipes what it is given
    if (!pair.decrypt(phrase.clone())) {
      wipe(phrase);
      throw new TunnelFailed(Reason.PASS_PHRASE_WRONG, file.toString());
    }
    return phrase;
  }

  private static byte[] read(Path file) throws TunnelFailed {
    if (!Files.exists(file)) {
      throw new TunnelFailed(Reason.KEY_MISSING, file.toString());
    }
    try {
      // a pipe or a descriptor (/dev/fd/3) has no permissions worth asking for
      if (Files.isRegularFile(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new TunnelFailed(Reason.KEY_NOT_PRIVATE, file.toString());
      }
      return Files.readAllBytes(file);
    } catch (IOException | UnsupportedOperationException e) {
      throw new TunnelFailed(Reason.KEY_UNUSABLE, file.toString());
    }
  }

  private static void wipe(byte[] secret) {
    if (secret != null) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}

package psw.client.tunnel;

import com.jcraft.jsch.JSch;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Does once what a session does, with nobody: the classes and tables of a cold start take longer
 * than the session itself, and are needed once alone.
 */
public final class WarmUp {
  private static final List<String> PARTS =
      List.of("curve25519-sha256", "xdh", "aes128-gcm@openssh.com", "ssh-ed25519", "random");

  private WarmUp() {}

  /** What fails here will be told when it is needed. */
  public static void run() {
    try {
      for (String part : PARTS) {
        Class.forName(JSch.getConfig(part));
      }
      KeyPair agreed = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(agreed.getPrivate());
      agreement.doPhase(agreed.getPublic(), true);
      KeyPair signs = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(signs.getPrivate());
      signature.update(new byte[1]);
      signature.sign();
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(new byte[16], "AES"),
          new GCMParameterSpec(128, new byte[12]));
      cipher.doFinal(new byte[16]);
    } catch (GeneralSecurityException | ClassNotFoundException e) {
      // nothing is lost but time
    }
  }
}

package psw.gateway;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;
import org.apache.sshd.server.ServerBuilder;

/** What is offered, as server-config/sshd/sshd_config has it; by Java's own providers. */
final class Cryptography {
  // the other curve and cipher of its class are for clients that lack the first
  private static final List<BuiltinDHFactories> EXCHANGES =
      List.of(
          BuiltinDHFactories.mlkem768x25519,
          BuiltinDHFactories.sntrup761x25519,
          BuiltinDHFactories.sntrup761x25519_openssh,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh);

  private Cryptography() {}

  /** Java's Ed25519 and no provider of others, so that it is the same wherever this runs. */
  private static final class Registrar extends AbstractSecurityProviderRegistrar {
    Registrar() {
      super("SunEC");
    }

    @Override
    public boolean isSupported() {
      return true;
    }

    @Override
    public Provider getSecurityProvider() {
      return Security.getProvider(getName());
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
      return Optional.of(new JdkEd25519());
    }
  }

  static {
    SecurityUtils.setAPrioriDisabledProvider("BC", true);
    SecurityUtils.setAPrioriDisabledProvider("EdDSA", true);
    SecurityUtils.registerSecurityProvider(new Registrar());
  }

  static List<KeyExchangeFactory> exchanges() {
    return NamedFactory.setUpTransformedFactories(false, EXCHANGES, ServerBuilder.DH2KEX);
  }

  static List<NamedFactory<Cipher>> ciphers() {
    return List.of(
        BuiltinCiphers.cc20p1305_openssh, BuiltinCiphers.aes256gcm, BuiltinCiphers.aes128gcm);
  }

  static List<NamedFactory<Mac>> macs() {
    return List.of(BuiltinMacs.hmacsha256etm);
  }

  static List<NamedFactory<Signature>> signatures() {
    return List.of(BuiltinSignatures.ed25519);
  }
}

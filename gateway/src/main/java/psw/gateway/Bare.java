package psw.gateway;

import java.util.List;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.random.JceRandomFactory;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/** MINA's server with one kind of channel and one way to log in: what is not there needs no ban. */
final class Bare {
  private Bare() {}

  static SshServer server(HostKey key, Guard guard, Switchboard switchboard) {
    SshServer server =
        new ServerBuilder()
            .randomFactory(new SingletonRandomFactory(JceRandomFactory.INSTANCE))
            .keyExchangeFactories(Cryptography.exchanges())
            .cipherFactories(Cryptography.ciphers())
            .macFactories(Cryptography.macs())
            .signatureFactories(Cryptography.signatures())
            .compressionFactories(List.of(BuiltinCompressions.none))
            .channelFactories(List.of(switchboard))
            .globalRequestHandlers(List.of(new KeepAliveHandler(), new NoMoreSessionsHandler()))
            .forwardingFilter(RejectAllForwardingFilter.INSTANCE)
            .fileSystemFactory(NoneFileSystemFactory.INSTANCE)
            .publickeyAuthenticator(guard)
            .build();
    server.setKeyPairProvider(session -> List.of(key.pair()));
    server.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(Cryptography.signatures())));
    server.setKeyboardInteractiveAuthenticator(null);
    server.setSubsystemFactories(List.of());
    return server;
  }
}

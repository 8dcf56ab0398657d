package psw.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import psw.client.tls.KeyUnusable;
import psw.client.tls.ServerKey;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.announcement.SshEnd;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * A site that lets everybody in, and the rendez-vous that lists it; both listen on loopback alone.
 */
final class Site implements AutoCloseable {
  static final Label SERVICE = new Label("web");
  private static final char[] NO_PASS_PHRASE = {};

  final Identity identity = Identity.create(new SecureRandom());
  private final ServerKey tls;
  private final HttpsServer rendezvous;
  private final SshServer ssh = SshServer.setUpDefaultServer();

  /** Starts both; the key of the rendez-vous is kept in a directory. */
  Site(Path directory) throws IOException, GeneralSecurityException, KeyUnusable, BadValue {
    ssh.setHost(loopback().getHostAddress());
    ssh.setKeyPairProvider(
        KeyPairProvider.wrap(KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256)));
    ssh.setPublickeyAuthenticator((user, key, session) -> true);
    ssh.start();
    tls = ServerKey.kept(directory, List.of(loopback().getHostAddress()), Instant.now());
    rendezvous = HttpsServer.create(new InetSocketAddress(loopback(), 0), 0);
    rendezvous.setHttpsConfigurator(new HttpsConfigurator(context()));
    byte[] announcement = announcement().sign(identity);
    rendezvous.createContext(
        "/api/brokers/" + identity.id(), exchange -> say(exchange, announcement));
    rendezvous.start();
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static void say(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("tls", tls.key(), NO_PASS_PHRASE, tls.chain().toArray(new Certificate[0]));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASS_PHRASE);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Announcement announcement() throws IOException, GeneralSecurityException, BadValue {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    IpAddress here = IpAddress.parse(loopback().getHostAddress());
    Port port = new Port(ssh.getPort());
    String hostKey =
        KeyUtils.getFingerPrint(
            ssh.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
    return new Announcement(
        identity.id(),
        identity.key(),
        new Label("site"),
        now.toEpochMilli(),
        now,
        now.plusSeconds(600),
        Optional.empty(),
        false,
        List.of(here),
        Optional.of(new SshEnd(port, List.of(hostKey))),
        // a UDP port that nobody listens at: the knock is sent all the same
        Optional.of(new GateKind(Optional.of(port), false, false)),
        Optional.empty(),
        List.of(
            new Offer(
                1,
                SERVICE,
                ServiceName.parse("http"),
                Description.parse(""),
                here,
                port,
                Health.UP)),
        List.of());
  }

  /** Where the rendez-vous answers, with the pin of its key. */
  String rendezvous() {
    return "https://127.0.0.1:" + rendezvous.getAddress().getPort() + "#sha256=" + tls.pin().text();
  }

  @Override
  public void close() throws IOException {
    rendezvous.stop(0);
    ssh.stop(true);
  }
}

package psw.pairing.pin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A real TLS server on loopback, with a self-signed certificate for another name. */
public final class TlsServer implements AutoCloseable {
  private static final char[] PASS = "only-for-this-test".toCharArray();
  private final HttpsServer server;
  private final X509Certificate certificate;

  private TlsServer(HttpsServer server, X509Certificate certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /** With a new key, made in {@code directory} by the JDK's own keytool. */
  public static TlsServer start(Path directory, String name) throws Exception {
    Path store = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "it",
                    "-dname",
                    "CN=elsewhere",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASS)))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError(Files.readString(directory.resolve(name + ".log")));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASS);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASS);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return new TlsServer(server, (X509Certificate) keys.getCertificate("it"));
  }

  /** Answers what is asked below a path. */
  public TlsServer on(String path, HttpHandler handler) {
    server.createContext(path, handler);
    return this;
  }

  /** Where it is, known by its key. */
  public ServerUrl url() {
    URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    return new ServerUrl(base, Optional.of(Pin.of(certificate)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

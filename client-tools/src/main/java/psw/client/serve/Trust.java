package psw.client.serve;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import psw.client.tls.ServerKey;

/**
 * Whom the server is known by and whom it knows, as system properties in a file: on the command
 * line everybody on this machine would read them.
 */
final class Trust {
  // the alias that the server looks for
  private static final String ALIAS = "s1as";

  private Trust() {}

  /** Writes the key and the properties into a private directory; returns the options for them. */
  static List<String> options(Path directory, ServerKey key) throws IOException {
    Path store = directory.resolve("tls.p12");
    String pass = pass();
    key.store(store, ALIAS, pass);
    Properties properties = new Properties();
    properties.setProperty("javax.net.ssl.keyStore", store.toString());
    properties.setProperty("javax.net.ssl.keyStorePassword", pass);
    // the authorities of this machine, with what its owner added; else the server brings its own
    Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    if (Files.isReadable(authorities)) {
      properties.setProperty("javax.net.ssl.trustStore", authorities.toString());
    }
    Path file = directory.resolve("tls.properties");
    Files.createFile(file, asFileAttribute(fromString("rw-------")));
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return List.of("--systemproperties", file.toString());
  }

  // for one run: what keeps the key is who may read the file
  private static String pass() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package psw.grants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.seal.Seal;
import psw.wire.value.Base64Url;

/**
 * The database of a broker that does not run: what a pairing would have put there. Worked on in a
 * copy, since H2 would follow the links that lead to a host of the lab.
 */
final class PeerRows implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path original;
  private final Path copy;
  private final Connection connection;
  private final Seal vault;

  PeerRows(Path data) throws Exception {
    original = data.resolve("database.mv.db");
    copy = Files.createTempDirectory("psw-peers").resolve("database.mv.db");
    Files.copy(original, copy);
    // at the end nothing is moved about in the file: H2's own assertions may stumble over that
    String options = ";IFEXISTS=TRUE;MAX_COMPACT_TIME=0";
    String url = "jdbc:h2:file:" + copy.resolveSibling("database") + options;
    connection = DriverManager.getConnection(url, "sa", "");
    vault = new Seal(vaultKey(data));
  }

  // the broker makes it when it first has something to seal
  private static byte[] vaultKey(Path data) throws IOException {
    Path file = data.resolve("vault.key");
    if (!Files.exists(file)) {
      byte[] key = new byte[32];
      RANDOM.nextBytes(key);
      Files.write(file, key);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      for (String whose : new String[] {"unix:uid", "unix:gid"}) {
        Files.setAttribute(file, whose, Files.getAttribute(data, whose));
      }
    }
    return Files.readAllBytes(file);
  }

  /** A device under a name; {@code ssh} is its key, or empty for one that only offers. */
  void add(long id, String name, String ssh) throws SQLException {
    Identity identity = Identity.create(RANDOM);
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    String secrets = JsonObject.with("key", Base64Url.encode(key)).build().toString();
    byte[] sealed =
        vault.seal(
            secrets.getBytes(StandardCharsets.UTF_8),
            ("peer " + id).getBytes(StandardCharsets.UTF_8),
            RANDOM);
    String insert =
        "insert into peer (id, name, kind, device, pubkey, called, ssh, secret, rendezvous, since)"
            + " values (?, ?, 'device', ?, ?, 'laptop', ?, ?, 'rv.example', 0)";
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      row.setLong(1, id);
      row.setString(2, name);
      row.setString(3, identity.id().text());
      row.setString(4, identity.key().text());
      row.setString(5, ssh);
      row.setString(6, Base64Url.encode(sealed));
      row.executeUpdate();
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    // over what is there, which keeps its owner
    Files.write(original, Files.readAllBytes(copy));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(copy.getParent())) {
      for (Path each : left) {
        Files.delete(each);
      }
    }
    Files.delete(copy.getParent());
  }
}

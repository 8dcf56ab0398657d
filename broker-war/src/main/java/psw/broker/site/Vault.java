package psw.broker.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import psw.server.settings.Settings;
import psw.wire.seal.Seal;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/**
 * Seals secrets that lie in the database, under a key that does not ({@code vault.key}, 32 bytes,
 * in the data directory): a copy of the database alone tells none of them.
 */
@ApplicationScoped
public class Vault {
  private static final int KEY = 32;

  private final SecureRandom random = new SecureRandom();
  private Seal seal;

  protected Vault() {}

  @Inject
  Vault(Settings settings) {
    try {
      Files.createDirectories(settings.data());
      byte[] key = new PrivateFile(settings.data().resolve("vault.key")).readOrCreate(this::fresh);
      if (key.length != KEY) {
        throw new IOException("vault.key holds no key; restore it from a backup");
      }
      this.seal = new Seal(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private byte[] fresh() {
    byte[] key = new byte[KEY];
    random.nextBytes(key);
    return key;
  }

  /** Seals a secret for one place, such as a row: moved elsewhere it does not open. */
  public String seal(byte[] secret, String place) {
    return Base64Url.encode(seal.seal(secret, bytes(place), random));
  }

  /**
   * Opens what was sealed for {@code place}.
   *
   * @throws IllegalStateException when it is another's, or altered
   */
  public byte[] open(String sealed, String place) {
    try {
      return seal.open(Base64Url.decode(sealed, "sealed"), bytes(place))
          .orElseThrow(() -> new IllegalStateException("a secret does not open: " + place));
    } catch (BadValue e) {
      throw new IllegalStateException("a secret cannot be read: " + place, e);
    }
  }

  private static byte[] bytes(String place) {
    return place.getBytes(StandardCharsets.UTF_8);
  }
}

package psw.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Which of the two servers this is; its WAR says so in the resource {@code psw-server-kind}. */
public enum ServerKind {
  /** A site's registry. */
  BROKER,
  /** The public directory. */
  RENDEZVOUS;

  static ServerKind ofThisWar() {
    try (InputStream in = ServerKind.class.getResourceAsStream("/psw-server-kind")) {
      if (in == null) {
        throw new IllegalStateException("the WAR lacks psw-server-kind");
      }
      String word = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lower-case word, as in paths. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

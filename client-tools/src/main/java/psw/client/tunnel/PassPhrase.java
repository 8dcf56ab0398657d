package psw.client.tunnel;

import java.nio.file.Path;
import java.util.Optional;

/** Asks somebody for the pass phrase of a key file. */
@FunctionalInterface
public interface PassPhrase {
  /**
   * The pass phrase in UTF-8, which is overwritten after use; empty when there is nobody to ask or
   * nothing was given.
   */
  Optional<byte[]> ask(Path keyFile);
}

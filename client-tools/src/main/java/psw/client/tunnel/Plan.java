package psw.client.tunnel;

import java.nio.file.Path;
import java.util.List;
import psw.wire.value.Port;

/**
 * What a tunnel is to be.
 *
 * @param login whose account where
 * @param keyFile the private key
 * @param hostKeys which keys the server may show
 * @param forwards at least one
 * @param knock ports to knock at first, in order; none where there is no gate
 */
public record Plan(
    Login login, Path keyFile, HostKeyRule hostKeys, List<Forward> forwards, List<Port> knock) {
  /** Copies the lists. */
  public Plan {
    forwards = List.copyOf(forwards);
    knock = List.copyOf(knock);
  }
}

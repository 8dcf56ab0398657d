package psw.client.tunnel;

import java.nio.file.Path;
import java.util.List;
import psw.client.knock.Gate;

/**
 * What a tunnel is to be.
 *
 * @param login whose account where
 * @param keyFile the private key
 * @param hostKeys which keys the server may show
 * @param forwards at least one
 * @param gate what stands before the server
 */
public record Plan(
    Login login, Path keyFile, HostKeyRule hostKeys, List<Forward> forwards, Gate gate) {
  /** Copies the list. */
  public Plan {
    forwards = List.copyOf(forwards);
  }
}

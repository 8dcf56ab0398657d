package psw.client.transfer;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** How a receiver is reached, again and again. */
@FunctionalInterface
public interface Way {
  /**
   * Connects.
   *
   * @return empty when there is no use in trying again
   * @throws IOException when it is not reached now
   */
  Optional<Socket> connect() throws IOException, InterruptedException;
}

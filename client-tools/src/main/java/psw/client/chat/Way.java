package psw.client.chat;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** How somebody is reached who is called again when the connection is lost. */
@FunctionalInterface
public interface Way {
  /**
   * Connects.
   *
   * @return empty when there is no use in trying again
   * @throws IOException when he is not reached now
   */
  Optional<Socket> connect() throws IOException, InterruptedException;
}

package psw.gate.receive;

import java.io.IOException;
import java.net.InetAddress;

/** What lets an address in. */
@FunctionalInterface
public interface Opener {
  /**
   * Opens the gate for an address, for as long as the rules say.
   *
   * @throws IOException when it stays shut
   */
  void open(InetAddress source) throws IOException;
}

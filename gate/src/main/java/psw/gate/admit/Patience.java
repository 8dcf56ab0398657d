package psw.gate.admit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A line from the other side, in one piece and soon: nobody is waited for longer. */
final class Patience {
  // longer than any line of ours
  private static final int MOST = 64;

  private Patience() {}

  /**
   * What is there within {@code millis}, in ISO 8859-1; of what is longer, a beginning that is no
   * line.
   *
   * @throws IOException when nothing came
   */
  static String read(SocketChannel from, long millis) throws IOException {
    from.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      from.register(selector, SelectionKey.OP_READ);
      ByteBuffer buffer = ByteBuffer.allocate(MOST);
      if (selector.select(millis) == 0 || from.read(buffer) <= 0) {
        throw new IOException("nothing came");
      }
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Sends a line, which is shorter than what a socket holds. */
  static void write(SocketChannel to, String line) throws IOException {
    to.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
  }
}

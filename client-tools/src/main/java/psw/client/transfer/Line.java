package psw.client.transfer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines of at most 512 bytes of UTF-8 with their ends, and what comes after them byte for byte. */
final class Line {
  private static final int LONGEST = 512;

  private Line() {}

  /**
   * Reads one, and nothing beyond it.
   *
   * @throws EOFException when the stream ends before the line does
   * @throws Answer.Strange when it is longer
   */
  static String read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException(line.size() == 0 ? "nothing" : "cut off");
      }
      if (line.size() == LONGEST - 1) {
        throw new Answer.Strange();
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  static void write(OutputStream out, Object line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}

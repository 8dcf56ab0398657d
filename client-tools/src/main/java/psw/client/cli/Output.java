package psw.client.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that remembers why it could not be written; a writer above it forgets. */
final class Output extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  Output(OutputStream out) {
    super(out);
  }

  /** The first failure. */
  synchronized Optional<IOException> failure() {
    return failure;
  }

  @Override
  public synchronized void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] some, int from, int length) throws IOException {
    try {
      out.write(some, from, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }
}

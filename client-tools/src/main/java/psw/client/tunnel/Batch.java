package psw.client.tunnel;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Towards the server: packets of one thread that follow each other at once go out in one piece, for
 * each piece wakes the server. What another thread sends goes out at once, with all before it.
 */
final class Batch extends OutputStream {
  /** Held back at most. */
  static final int LARGEST = 128 * 1024;

  private final OutputStream out;
  private final byte[] held = new byte[LARGEST];
  private int size;
  private Thread holder;

  Batch(OutputStream out) {
    this.out = out;
  }

  /** What this thread sends from here on may be held back, unless another one's is. */
  synchronized void begin() {
    if (holder == null) {
      holder = Thread.currentThread();
    }
  }

  /** Sends what was held back, and holds nothing back any more. */
  synchronized void end() throws IOException {
    if (holder == Thread.currentThread()) {
      holder = null;
      release();
    }
  }

  private void release() throws IOException {
    int length = size;
    size = 0;
    if (length > 0) {
      out.write(held, 0, length);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > LARGEST - size) {
      release();
    }
    if ((holder != Thread.currentThread() && size == 0) || length > LARGEST) {
      out.write(bytes, offset, length);
      return;
    }
    System.arraycopy(bytes, offset, held, size, length);
    size += length;
    if (holder != Thread.currentThread()) {
      release();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

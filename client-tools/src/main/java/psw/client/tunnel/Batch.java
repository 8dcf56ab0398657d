package psw.client.tunnel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Towards the server: packets of one thread that follow each other at once go out in one piece, for
 * each piece wakes the server. What another thread sends goes out at once, with all before it.
 */
final class Batch extends OutputStream {
  /** Held back at most. */
  static final int LARGEST = 128 * 1024;

  private final WritableByteChannel out;

  // where the kernel takes it from without one more copy
  private final ByteBuffer held = ByteBuffer.allocateDirect(LARGEST);

  private Thread holder;

  Batch(WritableByteChannel out) {
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
    held.flip();
    try {
      writeAll(held);
    } finally {
      held.clear();
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > held.remaining()) {
      release();
    }
    if (length > held.remaining()) {
      writeAll(ByteBuffer.wrap(bytes, offset, length));
      return;
    }
    held.put(bytes, offset, length);
    if (holder != Thread.currentThread()) {
      release();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

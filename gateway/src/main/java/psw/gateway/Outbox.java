package psw.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.function.IntConsumer;

/**
 * What is on its way to a target. It holds no more than the window that the client was granted, in
 * one piece, however small the pieces were that it came in.
 */
final class Outbox implements CompletionHandler<Integer, ByteBuffer> {
  private static final int SMALL = 8 * 1024;
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final AsynchronousSocketChannel target;
  private final IntConsumer written;
  private final Runnable over;

  // guarded by this
  private ByteBuffer filling = NONE;
  private boolean writing;
  private boolean senderEnded;
  private boolean sourceEnded;
  private boolean shut;
  private Runnable last;

  /**
   * For a target that is connected when something is put.
   *
   * @param written told how many bytes the target's system took
   * @param over told when both sides have ended their sending, or the target is gone
   */
  Outbox(AsynchronousSocketChannel target, IntConsumer written, Runnable over) {
    this.target = target;
    this.written = written;
    this.over = over;
  }

  void put(byte[] data, int offset, int length) {
    synchronized (this) {
      if (filling.remaining() < length) {
        filling.flip();
        int room = Math.max(SMALL, 2 * (filling.limit() + length));
        filling = ByteBuffer.allocate(room).put(filling);
      }
      filling.put(data, offset, length);
    }
    go();
  }

  /** The client sends no more; what it sent goes on its way. */
  void endedBySender() {
    synchronized (this) {
      senderEnded = true;
    }
    go();
  }

  /** The target sends no more. */
  void endedBySource() {
    synchronized (this) {
      sourceEnded = true;
    }
    go();
  }

  /**
   * Closes the target's socket.
   *
   * @param immediately without writing what waits
   * @param then what is to be done afterwards, once
   */
  void close(boolean immediately, Runnable then) {
    synchronized (this) {
      if (last == null) {
        last = then;
      }
    }
    if (immediately) {
      end();
    } else {
      go();
    }
  }

  private void go() {
    ByteBuffer next;
    boolean bothEnded;
    synchronized (this) {
      if (writing) {
        return;
      }
      next = filling;
      filling = NONE;
      next.flip();
      writing = next.hasRemaining();
      if (!writing) {
        shutIfEnded();
      }
      bothEnded = shut && sourceEnded;
    }
    if (next.hasRemaining()) {
      try {
        target.write(next, next, this);
      } catch (RuntimeException notConnected) {
        failed(notConnected, next);
      }
    } else if (isClosing()) {
      end();
    } else if (bothEnded) {
      over.run();
    }
  }

  private void shutIfEnded() {
    if (senderEnded && !shut) {
      shut = true;
      try {
        target.shutdownOutput();
      } catch (IOException | RuntimeException gone) {
        sourceEnded = true;
      }
    }
  }

  @Override
  public void completed(Integer length, ByteBuffer some) {
    written.accept(length);
    if (some.hasRemaining()) {
      target.write(some, some, this);
      return;
    }
    synchronized (this) {
      writing = false;
    }
    go();
  }

  @Override
  public void failed(Throwable gone, ByteBuffer some) {
    synchronized (this) {
      writing = false;
      filling = NONE;
      senderEnded = true;
      sourceEnded = true;
    }
    if (isClosing()) {
      end();
    } else {
      over.run();
    }
  }

  private synchronized boolean isClosing() {
    return last != null;
  }

  private void end() {
    Runnable then;
    synchronized (this) {
      then = last;
      last = () -> {};
    }
    try {
      target.close();
    } catch (IOException gone) {
      // as it should be
    }
    then.run();
  }
}

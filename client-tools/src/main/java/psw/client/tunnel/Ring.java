package psw.client.tunnel;

import java.io.IOException;

/**
 * What has arrived for one application and is not yet written to it. It holds as much as the far
 * side may send, so putting never waits; it takes memory only for what it holds.
 *
 * <p>One thread puts and one thread takes. The taker works on {@link #array()} from {@link
 * #offset()} without a lock: what it may read is not touched until it releases it.
 */
final class Ring {
  private static final int SMALLEST = 32 * 1024;

  /** An empty ring gives its memory back after so long. */
  private static final int IDLE_MS = 1000;

  private static final byte[] NONE = new byte[0];

  private byte[] bytes = NONE;
  private int head;
  private int size;
  private int credit;
  private End end = End.OPEN;

  /** How the far side ended its direction. */
  enum End {
    /** Not yet. */
    OPEN,
    /** In order: everything has arrived. */
    COMPLETE,
    /** Cut short. */
    BROKEN
  }

  /** A ring for {@code credit} bytes, until more is granted. */
  Ring(int credit) {
    this.credit = credit;
  }

  /** More may arrive. */
  synchronized void grant(int more) {
    credit += more;
  }

  /** Takes what arrived; never waits. Fails when the far side sends more than it was granted. */
  synchronized void put(byte[] from, int offset, int length) throws IOException {
    if (length > credit) {
      throw new IOException("more than the window");
    }
    credit -= length;
    if (end != End.OPEN) {
      return;
    }
    makeRoom(length);
    int tail = (head + size) % bytes.length;
    int first = Math.min(length, bytes.length - tail);
    System.arraycopy(from, offset, bytes, tail, first);
    System.arraycopy(from, offset + first, bytes, 0, length - first);
    size += length;
    notifyAll();
  }

  private void makeRoom(int length) {
    int needed = size + length;
    if (needed <= bytes.length) {
      return;
    }
    int capacity = Math.max(SMALLEST, bytes.length);
    while (capacity < needed) {
      capacity *= 2;
    }
    byte[] larger = new byte[capacity];
    int first = Math.min(size, bytes.length - head);
    System.arraycopy(bytes, head, larger, 0, first);
    System.arraycopy(bytes, 0, larger, first, size - first);
    bytes = larger;
    head = 0;
  }

  /** Nothing more arrives; the first end counts. */
  synchronized void end(End how) {
    if (end == End.OPEN) {
      end = how;
      notifyAll();
    }
  }

  /** Throws away what is there and whatever still arrives. */
  synchronized void discard() {
    end(End.BROKEN);
    size = 0;
    bytes = NONE;
    head = 0;
  }

  /**
   * Waits until something is there or nothing more comes.
   *
   * @return bytes readable in one piece, 0 at the end
   */
  synchronized int await() throws InterruptedException {
    while (size == 0 && end == End.OPEN) {
      wait(bytes.length == 0 ? 0 : IDLE_MS);
      if (size == 0) {
        bytes = NONE;
        head = 0;
      }
    }
    return Math.min(size, bytes.length - head);
  }

  synchronized byte[] array() {
    return bytes;
  }

  synchronized int offset() {
    return head;
  }

  /** The taker is done with the first bytes. */
  synchronized void release(int length) {
    if (length > size) {
      return; // discarded meanwhile
    }
    head = (head + length) % bytes.length;
    size -= length;
  }

  synchronized int size() {
    return size;
  }

  synchronized End end() {
    return end;
  }
}

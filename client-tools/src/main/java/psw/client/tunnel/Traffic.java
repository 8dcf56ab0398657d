package psw.client.tunnel;

import java.util.concurrent.atomic.LongAdder;

/** Bytes that a tunnel carried since it was opened. */
final class Traffic {
  private final LongAdder up = new LongAdder();
  private final LongAdder down = new LongAdder();

  void sent(int bytes) {
    up.add(bytes);
  }

  void delivered(int bytes) {
    down.add(bytes);
  }

  long up() {
    return up.sum();
  }

  long down() {
    return down.sum();
  }
}

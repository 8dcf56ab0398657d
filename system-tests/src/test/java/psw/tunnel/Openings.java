package psw.tunnel;

import java.util.ArrayDeque;
import java.util.Deque;

/** A server, and what the test of the hour has opened. */
record Openings(Far far, Deque<AutoCloseable> opened) {
  Openings(Far far) {
    this(far, new ArrayDeque<>());
  }

  <T extends AutoCloseable> T kept(T one) {
    opened.push(one);
    return one;
  }

  /** Closes what was opened, the last first. */
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}

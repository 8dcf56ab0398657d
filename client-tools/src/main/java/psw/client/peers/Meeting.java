package psw.client.peers;

import java.time.Instant;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.wire.pairing.Code;

/** One pairing under way. Walked once by one thread, given up by any. */
public interface Meeting {
  /** Hears of the code that was made. */
  @FunctionalInterface
  interface Heard {
    /**
     * The other may come now.
     *
     * @param code a secret until the meeting is over
     * @param expires until when the other may come
     */
    void code(Code code, Instant expires);
  }

  /**
   * Waits for the other and walks to the end, ten minutes at most.
   *
   * @param heard is told the code, when one was made
   */
  Acquaintance walk(Heard heard) throws NotPaired, CallFailed, DeviceFailed;

  /** Gives up; the code is burnt, and the other told, when this returns or {@link #walk} does. */
  void cancel();
}

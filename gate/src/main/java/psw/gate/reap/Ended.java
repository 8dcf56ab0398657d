package psw.gate.reap;

import java.util.List;

/**
 * A session that was told to end.
 *
 * @param device SHA-256 of the device's public key, in unpadded base64url
 * @param pid sshd's process
 * @param lost what its login permitted and is no longer permitted, as {@code HOST:PORT}, sorted
 */
public record Ended(String device, long pid, List<String> lost) {
  /** Copies the list. */
  public Ended {
    lost = List.copyOf(lost);
  }
}

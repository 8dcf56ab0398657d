package psw.broker.audit;

/**
 * Who did it, and from where.
 *
 * @param who {@code token ID}, {@code account NAME}, {@code peer NAME}, {@code visitor} or {@code
 *     broker}
 * @param origin the address it came from, {@code -} for the broker itself
 */
public record By(String who, String origin) {
  /** The broker itself, as when a check fails for good. */
  public static final By BROKER = new By("broker", "-");
}

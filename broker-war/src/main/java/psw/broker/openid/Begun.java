package psw.broker.openid;

/**
 * A login that was begun.
 *
 * @param location where the browser goes now
 * @param browser what it keeps until it comes back, and shows to nobody else
 */
public record Begun(String location, String browser) {

  /** None of its secrets. */
  @Override
  public String toString() {
    return "a login";
  }
}

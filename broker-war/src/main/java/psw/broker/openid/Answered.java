package psw.broker.openid;

import java.util.Optional;

/**
 * With what the provider sent the browser back (RFC 6749, 4.1.2; RFC 9207), each at most once.
 *
 * @param state to which login it belongs; empty when nothing says so
 * @param code for which the provider tells who it is; absent when it did not go well
 * @param issuer who answers, if that is said
 * @param browser what the browser's cookie holds; empty when it has none
 */
public record Answered(
    String state, Optional<String> code, Optional<String> issuer, String browser) {

  /** None of its secrets. */
  @Override
  public String toString() {
    return "an answer of the provider";
  }
}

package psw.broker.pages;

/** A login by a provider that came to nothing, in words of our own: never in the provider's. */
final class OpenIdWords {
  private OpenIdWords() {}

  /**
   * One sentence or two.
   *
   * @param how what an {@link psw.broker.openid.Ended.How} is called, as the address has it
   */
  static String words(String how, String provider) {
    return switch (how) {
      case "down" -> provider + " does not answer as it should. Try again in a moment.";
      case "denied" -> provider + " did not say who you are.";
      case "stale" ->
          "This login was used already, is too old, or was begun elsewhere. Begin again.";
      case "invalid" -> "The answer of " + provider + " proves nothing; the broker's log says why.";
      case "stranger" ->
          provider + " says who you are, but that is not one of this broker's owners.";
      case "later" -> "Too many wrong tries: this one was not looked at. Wait for a minute.";
      default -> "";
    };
  }
}

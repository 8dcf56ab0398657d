package psw.broker.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.text.Normalizer;
import java.util.Map;

/** Pass phrases as hashes: PBKDF2 with HMAC-SHA-512, at the cost that OWASP asked for in 2023. */
@ApplicationScoped
class PassPhrases {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 1024;
  private static final Map<String, String> COST =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000");

  @Inject private Pbkdf2PasswordHash hash;

  @PostConstruct
  void configure() {
    hash.initialize(COST);
  }

  /** Whether it may be a pass phrase: 12 to 1024 characters. */
  static boolean isLongEnough(String text) {
    String typed = spelt(text);
    int length = typed.codePointCount(0, typed.length());
    return length >= SHORTEST && length <= LONGEST;
  }

  String hash(String text) {
    return hash.generate(spelt(text).toCharArray());
  }

  boolean is(String text, String kept) {
    return spelt(text).length() <= 2 * LONGEST && hash.verify(spelt(text).toCharArray(), kept);
  }

  // keyboards differ in how they spell an accent
  private static String spelt(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}

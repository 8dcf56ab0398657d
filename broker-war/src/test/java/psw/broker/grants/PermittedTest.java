package psw.broker.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermittedTest {
  private static String line(String word) {
    String[] parts = word.split("@", -1);
    StringBuilder line = new StringBuilder("restrict,port-forwarding");
    if (!parts[1].isEmpty()) {
      line.append(",expiry-time=\"2026122312").append(parts[1]).append("00Z\"");
    }
    for (String port : parts[0].split("\\+", -1)) {
      line.append(",permitopen=\"127.0.0.1:").append(port).append('"');
    }
    return line + " ssh-ed25519 AAAA psw:1\n";
  }

  private static Permitted of(String words) {
    StringBuilder text = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      text.append(word.equals("-") ? "" : line(word));
    }
    return Permitted.by(text.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "80@30, 80@30, false",
    "80@30, 80@31, false",
    "80@31, 80@30, true",
    "80@30, 80+81@30, false",
    "80+81@30, 80@30, true",
    "80@30, 81@30, true",
    "80@30, -, true",
    "-, 80@30, false",
    "80+81@30 81@40, 80@30 81@40, false",
    "80+81@30 81@40, 80+81@30, true",
    "80@, 80@59, true"
  })
  void more_is_another_target_or_a_longer_time(String one, String other, boolean more) {
    assertEquals(more, of(one).exceeds(of(other)));
  }
}

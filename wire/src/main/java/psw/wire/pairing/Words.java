package psw.wire.pairing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The 2048 words of which codes are made; no two begin with the same four letters. */
public final class Words {
  private static final List<String> ALL = read();
  private static final int FURTHEST = 2;

  private Words() {}

  /** All of them in alphabetical order. */
  public static List<String> all() {
    return ALL;
  }

  /** One of them, each as likely as any other. */
  static String any(SecureRandom random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  static boolean has(String word) {
    return ALL.contains(word);
  }

  /**
   * What was probably meant: the word with the same four first letters, else the one most alike.
   */
  public static Optional<String> nearest(String typed) {
    Optional<String> begun =
        typed.length() < 4
            ? Optional.empty()
            : ALL.stream().filter(word -> word.startsWith(typed.substring(0, 4))).findFirst();
    return begun.isPresent() ? begun : mostAlike(typed);
  }

  private static Optional<String> mostAlike(String typed) {
    return ALL.stream()
        .filter(word -> Math.abs(word.length() - typed.length()) <= FURTHEST)
        .min(Comparator.comparingInt(word -> distance(word, typed)))
        .filter(word -> distance(word, typed) <= FURTHEST);
  }

  // letters added, left out, changed, or swapped with their neighbour (optimal string alignment)
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static List<String> read() {
    URL list = Words.class.getResource("words.txt");
    try (var in = list.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package psw.script;

import java.util.List;

/** What was written beside what came, as diff(1) shows it. */
final class Difference {
  private Difference() {}

  /** Whether every line came as it was written. */
  static boolean isNone(List<String> written, List<String> came) {
    return longest(written, came)[0][0] == Math.max(written.size(), came.size());
  }

  /** Lines that were written and did not come begin with {@code -}, the others with {@code +}. */
  static String of(List<String> written, List<String> came) {
    int[][] longest = longest(written, came);
    StringBuilder shown = new StringBuilder();
    int w = 0;
    int c = 0;
    while (w < written.size() || c < came.size()) {
      if (w < written.size() && c < came.size() && Names.matches(written.get(w), came.get(c))) {
        shown.append("  ").append(came.get(c)).append('\n');
        w++;
        c++;
      } else if (w < written.size()
          && (c == came.size() || longest[w + 1][c] >= longest[w][c + 1])) {
        shown.append("- ").append(written.get(w++)).append('\n');
      } else {
        shown.append("+ ").append(came.get(c++)).append('\n');
      }
    }
    return shown.toString();
  }

  /** For each place in both, how many lines they have in common from there on. */
  private static int[][] longest(List<String> written, List<String> came) {
    int[][] longest = new int[written.size() + 1][came.size() + 1];
    for (int w = written.size() - 1; w >= 0; w--) {
      for (int c = came.size() - 1; c >= 0; c--) {
        longest[w][c] =
            Names.matches(written.get(w), came.get(c))
                ? longest[w + 1][c + 1] + 1
                : Math.max(longest[w + 1][c], longest[w][c + 1]);
      }
    }
    return longest;
  }
}

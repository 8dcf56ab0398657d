package psw.client.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines in columns, two spaces apart; the last column is as wide as it likes. */
final class Table {
  private Table() {}

  static List<String> of(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = width(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size() - 1; i++) {
      line.append(row.get(i)).append(" ".repeat(widths.get(i) - width(row.get(i)) + 2));
    }
    return line.append(row.get(row.size() - 1)).toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}

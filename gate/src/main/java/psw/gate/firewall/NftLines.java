package psw.gate.firewall;

import java.util.ArrayList;
import java.util.List;

/** Our table, as {@code nft list table} prints it. */
final class NftLines {
  private NftLines() {}

  /** Line by line, each with the set or chain that it stands in: many of them are alike. */
  static List<String> of(String table) {
    List<String> lines = new ArrayList<>();
    String block = "";
    for (String line : table.lines().map(String::strip).toList()) {
      if (line.equals("}")) {
        block = "";
      } else if (line.endsWith("{") && !line.startsWith("table ")) {
        block = line.substring(0, line.length() - 1).strip();
        lines.add(block);
      } else if (!line.isEmpty() && !line.endsWith("{")) {
        lines.add(block.isEmpty() ? line : block + ": " + line);
      }
    }
    return lines;
  }
}

package psw.gate.status;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A socket that waits for others or has found one, as /proc/net/tcp and its like tell (proc(5)).
 *
 * @param loopback whether only the host itself reaches it
 * @param inode by which its process is known
 */
record Sockets(int port, boolean loopback, long inode) {
  /** TCP: LISTEN. */
  static final String LISTEN = "0A";

  /** TCP: ESTABLISHED. */
  static final String ESTABLISHED = "01";

  /** UDP: not connected. */
  static final String UNCONNECTED = "07";

  /** All in a state. */
  static List<Sockets> parse(String text, String state) {
    List<Sockets> all = new ArrayList<>();
    for (String line : text.lines().skip(1).toList()) {
      String[] words = line.strip().split(" +", -1);
      if (words.length > 9 && words[3].equals(state)) {
        int colon = words[1].indexOf(':');
        int port = HexFormat.fromHexDigits(words[1].substring(colon + 1));
        boolean loopback = isLoopback(words[1].substring(0, colon));
        all.add(new Sockets(port, loopback, Long.parseLong(words[9])));
      }
    }
    return all;
  }

  // words of 32 bits in the processor's own order: of a small-endian one, as nearly all are
  private static boolean isLoopback(String hex) {
    return hex.length() == 8
        ? hex.endsWith("7F")
        : hex.equals("00000000000000000000000001000000") || hex.matches("0{16}FFFF0000.{6}7F");
  }
}

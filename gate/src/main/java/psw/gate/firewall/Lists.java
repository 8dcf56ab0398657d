package psw.gate.firewall;

import java.io.IOException;
import java.util.List;
import psw.gate.program.Program;

/**
 * The kernel's lists of who a knock lets in: rules that are loaded anew make them root's, and the
 * receiver is not root.
 */
final class Lists {
  /** Whoever may write them, beside root. */
  static final String GROUP = "psw-gate";

  /** Hands them over, where that group is; in words of sh(1). */
  static final String HAND_OVER =
      """
      for list in /proc/net/xt_recent/PSW_SPA /proc/net/xt_recent/PSW6_SPA; do
        if [ -e "$list" ] && getent group psw-gate >/dev/null; then
          chown root:psw-gate "$list" && chmod 0660 "$list"
        fi
      done
      """;

  private Lists() {}

  /** Hands them over; where that fails, {@code psw firewall status} says so. */
  static void handOver() throws IOException {
    Program.run(List.of("sh", "-c", HAND_OVER), "");
  }
}

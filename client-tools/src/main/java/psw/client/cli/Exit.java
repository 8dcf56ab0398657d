package psw.client.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command's exit code says. Scripts rely on these numbers. */
final class Exit {
  /** Done as asked. */
  static final int DONE = 0;

  /** Something failed on this side. */
  static final int FAILED = 1;

  /** The command line was wrong; nothing was done. */
  static final int USAGE = 2;

  /** The far end answered and said no. */
  static final int REFUSED = 3;

  /** The far end did not answer. */
  static final int UNREACHABLE = 4;

  /** The far end is not proven to be who it should be. */
  static final int UNVERIFIED = 5;

  private Exit() {}

  /** Each of them, with what it says to people. */
  static Map<String, String> meanings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(" " + DONE, "done");
    all.put(" " + FAILED, "failed on this side");
    all.put(" " + USAGE, "wrong usage: nothing was done");
    all.put(" " + REFUSED, "refused by the far end");
    all.put(" " + UNREACHABLE, "unreachable: the far end does not answer");
    all.put(" " + UNVERIFIED, "not verified: the far end is not proven to be who it should be");
    return all;
  }
}

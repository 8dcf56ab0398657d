package psw.client.cli;

import java.time.Duration;
import java.util.Locale;
import psw.client.tunnel.Outages;
import psw.client.tunnel.TunnelFailed;

/** Says of the times when there is no session, each thing once. */
class OutageWords implements Outages {
  private final Console console;
  private final String site;
  private boolean reached;

  /** For a site that was reached already. */
  static OutageWords of(Console console, String site) {
    OutageWords words = new OutageWords(console, site);
    words.reached = true;
    return words;
  }

  /** For one that is still to be reached. */
  OutageWords(Console console, String site) {
    this.console = console;
    this.site = site;
  }

  @Override
  public void lost(TunnelFailed why) {
    console.say(
        "the session to " + site + " is gone: " + TunnelWords.brief(why) + "; getting it back");
  }

  @Override
  public void still(TunnelFailed why) {
    console.say(site + ": " + TunnelWords.brief(why) + "; trying on, Ctrl-C ends it");
  }

  @Override
  public void back(Duration after) {
    console.say(reached ? "back at " + site + " after " + seconds(after) : site + " is reached");
    reached = true;
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 9_950
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
        : time.toSeconds() + " s";
  }

  @Override
  public boolean isFinal(TunnelFailed why) {
    return switch (why.reason()) {
      case LOGIN_REFUSED, NO_COMMON_ALGORITHM, NOT_STRICT -> true;
      default -> false;
    };
  }
}

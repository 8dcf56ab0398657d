package psw.client.tunnel;

import java.time.Duration;

/** Hears of the times when a tunnel that stays has no session. Must not block. */
public interface Outages {
  /** The session ended by itself; ports stay, and another one is sought. */
  void lost(TunnelFailed why);

  /** There is none yet, and this is why; told when the reason is another than the last one told. */
  void still(TunnelFailed why);

  /** There is one again. */
  void back(Duration after);

  /** Whether there is no use in trying again, as the user has to do something first. */
  boolean isFinal(TunnelFailed why);
}

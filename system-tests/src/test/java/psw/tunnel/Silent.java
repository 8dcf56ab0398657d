package psw.tunnel;

import java.time.Duration;
import psw.client.tunnel.Outages;
import psw.client.tunnel.TunnelFailed;

/** Says nothing of a tunnel's outages; no failure is the last. */
class Silent implements Outages {
  @Override
  public void lost(TunnelFailed why) {}

  @Override
  public void still(TunnelFailed why) {}

  @Override
  public void back(Duration after) {}

  @Override
  public boolean isFinal(TunnelFailed why) {
    return false;
  }
}

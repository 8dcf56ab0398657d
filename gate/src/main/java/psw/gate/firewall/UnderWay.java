package psw.gate.firewall;

import java.io.IOException;

/** Another command is about to change this host's firewall. */
public final class UnderWay extends IOException {
  private static final long serialVersionUID = 1L;

  UnderWay() {
    super("another command is changing the firewall");
  }
}

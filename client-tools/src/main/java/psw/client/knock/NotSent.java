package psw.client.knock;

import java.io.IOException;

/** This host itself does not send a datagram, as where its firewall forbids it; a way is there. */
public final class NotSent extends IOException {
  private static final long serialVersionUID = 1L;

  NotSent(IOException why) {
    super(why.getMessage(), why);
  }
}

package psw.client.tunnel;

import java.io.IOException;
import java.net.Socket;

/** An application that says by SOCKS where it wants to go, within half a minute. */
record SocksAsking(Socket socket, Sessions sessions) implements Wish.Asking {
  private static final int PATIENCE_MS = 30_000;

  @Override
  public Wish ask(App app) throws IOException {
    Socks socks = new Socks(app.in(), app.out());
    socket.setSoTimeout(PATIENCE_MS);
    Target to = socks.request();
    socket.setSoTimeout(0);
    return new Wish(sessions, to, false, socks);
  }
}

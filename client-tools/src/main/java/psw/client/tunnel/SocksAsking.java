package psw.client.tunnel;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** An application that says by SOCKS where it wants to go, within half a minute. */
record SocksAsking(Socket socket, Sessions sessions) implements Wish.Asking {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public Wish ask(App app) throws IOException {
    Hurried in = new Hurried(socket, app.in(), PATIENCE);
    Socks socks = new Socks(in, app.out());
    Target to = socks.request();
    in.atEase();
    return new Wish(sessions, to, false, socks);
  }
}

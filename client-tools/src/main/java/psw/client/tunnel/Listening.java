package psw.client.tunnel;

import java.net.InetSocketAddress;

/**
 * A forward that is ready.
 *
 * @param address where it listens on this side; for loopback on {@code ::1} as well
 * @param forward as asked for
 */
public record Listening(InetSocketAddress address, Forward forward) {
  /** Where, as {@code 127.0.0.1:8080}. */
  public String where() {
    return Words.endpoint(address.getAddress(), address.getPort());
  }

  /** What takes the same port again. */
  public Bind bind() {
    return new Bind(forward.bind().host(), address.getPort());
  }

  /** As {@code 127.0.0.1:8080 -> intranet:80}, or {@code 127.0.0.1:1080 -> SOCKS}. */
  @Override
  public String toString() {
    return where() + " -> " + forward.target().map(Target::toString).orElse("SOCKS");
  }
}

package psw.broker.far;

import java.net.URI;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * Where a rendez-vous answers: {@code http} or {@code https}, a host, perhaps a port, and for one
 * without a public certificate {@code #sha256=} and the pin of its key, as it prints it.
 *
 * @param text the one spelling of it, without a slash at its end, at most 255 characters
 */
public record RendezvousUrl(String text) {
  private static final int LONGEST = 255;

  /** Reads an address as people type it; parts "url" and "pin". */
  public static RendezvousUrl parse(String typed) throws BadValue {
    String text = ServerUrl.parse(typed).text();
    if (text.length() > LONGEST) {
      throw new BadValue("url", Reason.TOO_LONG);
    }
    return new RendezvousUrl(text);
  }

  /** The same, taken apart. */
  public ServerUrl server() {
    try {
      return ServerUrl.parse(text);
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it was read before
    }
  }

  /** Whether both are one rendez-vous, however it is known. */
  public boolean isSamePlace(RendezvousUrl other) {
    return server().base().equals(other.server().base());
  }

  /** A path of this rendez-vous. */
  URI path(String path) {
    return server().path(path);
  }

  /** Without the pin, for sentences. */
  @Override
  public String toString() {
    return server().toString();
  }
}

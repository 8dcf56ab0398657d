package psw.broker.peers;

import psw.server.edge.Problems;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

/** What an owner calls a peer, as it comes over HTTP. */
public final class GivenName {
  private GivenName() {}

  /** Reads the member {@code name}; anything but a label is thrown as a problem. */
  public static Label parse(String text) {
    try {
      return Label.parse(text);
    } catch (BadValue e) {
      throw Problems.BAD_VALUE
          .detail("name: malformed; it should be 1 to 32 of a-z, 0-9 and inner hyphens")
          .with("part", "name")
          .asException();
    }
  }
}

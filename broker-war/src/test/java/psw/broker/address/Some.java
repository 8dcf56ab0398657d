package psw.broker.address;

import java.util.List;
import java.util.Optional;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/** What the tests have in common. */
final class Some {
  static final RendezvousUrl ONE = url("https://one.example:9443");
  static final RendezvousUrl TWO = url("https://two.example:9443");
  static final RendezvousUrl THREE = url("https://three.example:9443");

  private Some() {}

  static IpAddress ip(String text) {
    try {
      return IpAddress.parse(text);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  /** An address of the interface by which the host reaches others. */
  static OnHost has(String address) {
    return new OnHost(ip(address), false, true);
  }

  static Told told(RendezvousUrl by, String address) {
    return new Told(Optional.of(by), ip(address));
  }

  static List<String> texts(List<Reached> all) {
    return all.stream().map(one -> one.address().text()).toList();
  }

  private static RendezvousUrl url(String text) {
    try {
      return RendezvousUrl.parse(text);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }
}

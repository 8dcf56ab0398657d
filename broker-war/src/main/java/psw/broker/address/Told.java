package psw.broker.address;

import java.util.Optional;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

/**
 * A word on where this host is seen.
 *
 * @param by the rendez-vous that says so; nobody, of what an earlier run knew
 */
record Told(Optional<RendezvousUrl> by, IpAddress address) {
  boolean isOfTheFamilyOf(Told other) {
    return address.isIpv6() == other.address.isIpv6();
  }
}

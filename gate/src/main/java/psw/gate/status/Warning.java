package psw.gate.status;

import java.util.List;

/**
 * What a gate's owner should know.
 *
 * @param what it is about: ports, addresses, tables
 */
public record Warning(Kind kind, List<String> what) {
  /** What kind of trouble. */
  public enum Kind {
    /** Rules that were not confirmed in time are loaded all the same: what hinders going back. */
    NOT_BACK,
    /** The rules are none that were applied here, so that what they say is not known. */
    CHANGED,
    /** Rules of ours are loaded by a program that loads them no more: what they drop is dropped. */
    FORMER,
    /** The rules of IPv6 are not loaded, and the host has addresses that others reach. */
    IPV6_OPEN,
    /** Likewise of IPv4. */
    IPV4_OPEN,
    /** Ports that are forwarded, as those of containers, pass by the gate. */
    PUBLISHED,
    /** The kernel's lists of addresses hold few. */
    SHORT_LISTS,
    /** The receiver cannot let in anybody: the lists are not its to write. */
    LISTS_NOT_WRITABLE,
    /** The receiver cannot let in anybody: whom it asks, with nftables, is not there. */
    NO_HELPER,
    /** Rules of others are asked before ours are. */
    NOT_FIRST,
    /** Tables of others may drop what we let in. */
    OTHERS_DROP,
    /** Rules of iptables-legacy, which the other iptables does not show, may do so. */
    LEGACY,
    /** An SSH server listens on a port that is open to everybody. */
    SSH_OPEN,
    /** An SSH server listens on a port that nobody reaches. */
    SSH_SHUT,
    /** The broker tells devices to knock at a UDP port where the gate takes no knock. */
    TOLD_DATAGRAM,
    /** The broker does not tell devices of the datagrams that alone open the gate. */
    TOLD_NO_DATAGRAM,
    /** The broker tells peers another sequence than the one that alone opens the gate. */
    TOLD_SEQUENCE,
    /** The broker announces an SSH port that the gate neither hides nor leaves open. */
    TOLD_SSH
  }

  /** Copies the list in. */
  public Warning {
    what = List.copyOf(what);
  }
}

package psw.client.doctor;

import static psw.client.doctor.What.State.OK;
import static psw.client.doctor.What.State.UNKNOWN;
import static psw.client.doctor.What.State.WRONG;

/** All that can be found. */
public enum What {
  /** Its name or id, its id. */
  PAIRED(Step.NAME, OK),
  /** The same of a site that this device is not paired with. */
  STRANGER(Step.NAME, OK),

  /** The rendez-vous, which has what this site announces. */
  ANNOUNCED(Step.RENDEZVOUS, OK),
  /** The rendez-vous, how it stands there, what it said. */
  NOT_ANNOUNCED(Step.RENDEZVOUS, WRONG),
  /** This site is announced nowhere. */
  NOWHERE(Step.RENDEZVOUS, WRONG),

  /** The site's address, this host's on the way there. */
  WAY(Step.ADDRESS, OK),
  /** The address, to which no way leads from here, as to IPv6 where there is none. */
  NO_WAY(Step.ADDRESS, UNKNOWN),
  /** No way leads to any of them. */
  NO_WAY_AT_ALL(Step.ADDRESS, WRONG),
  /** The site announces no address. */
  NO_ADDRESS(Step.ADDRESS, WRONG),

  /** An address of this site's, and how it is known. */
  REACHED_AT(Step.ADDRESS, OK),
  /** The same of one that is its router's, which must forward the TCP port, the UDP port to it. */
  FORWARDED(Step.ADDRESS, UNKNOWN),
  /** The same of one that only neighbours in its network reach. */
  PRIVATE(Step.ADDRESS, UNKNOWN),
  /** A rendez-vous sees this site at this address, which it does not announce. */
  SEEN_ELSEWHERE(Step.ADDRESS, UNKNOWN),
  /** Nobody from outside its network reaches this site. */
  ONLY_PRIVATE(Step.ADDRESS, WRONG),

  /** Nothing: it is right to within a few seconds. */
  CLOCK_RIGHT(Step.CLOCK, OK),
  /** How many seconds it is ahead, below zero behind; more than a gate takes. */
  CLOCK_OFF(Step.CLOCK, WRONG),
  /** The same, which is less. */
  CLOCK_NEARLY(Step.CLOCK, UNKNOWN),
  /** Nobody can be asked for the time. */
  CLOCK_UNKNOWN(Step.CLOCK, UNKNOWN),

  /** The UDP port that takes one datagram; on its own host, the one that it has there. */
  DATAGRAM(Step.GATE, OK),
  /** Ports in their order. */
  SEQUENCE(Step.GATE, OK),
  /** None is announced. */
  NO_GATE(Step.GATE, OK),
  /** There is one, and this device was not told how to knock. */
  NOT_TOLD(Step.GATE, WRONG),
  /** There is one of another kind than this device was told of. */
  OTHER_KIND(Step.GATE, WRONG),
  /** The site says that nobody receives datagrams. */
  GATE_DOWN(Step.GATE, WRONG),
  /** Nobody listens at this UDP port of this host, where knocks are received. */
  NOT_RECEIVED(Step.GATE, WRONG),
  /** The same of the announced port, which need not be this host's. */
  RECEIVED_ELSEWHERE(Step.GATE, UNKNOWN),
  /** A datagram is announced, and this host's rules are to take a sequence alone. */
  RULES_TAKE_SEQUENCE(Step.GATE, WRONG),
  /** A sequence is announced, and this host's rules are to take a datagram alone. */
  RULES_TAKE_DATAGRAM(Step.GATE, WRONG),
  /** The UDP port that is announced, another one at which this host's rules take datagrams. */
  RULES_OTHER_PORT(Step.GATE, WRONG),
  /** The TCP port of the SSH server, which this host's rules let nobody to. */
  RULES_SHUT(Step.GATE, WRONG),
  /** This host has settings of a gate, and none is announced. */
  RULES_UNSAID(Step.GATE, UNKNOWN),
  /** What this host's rules are to do cannot be read: why. */
  RULES_UNREAD(Step.GATE, UNKNOWN),

  /** The site's address, the one that the knock left by, the one that it claims. */
  SENT(Step.KNOCK, OK),
  /** The address, at which the host says that nobody listens; the UDP port. */
  REJECTED(Step.KNOCK, WRONG),
  /** The address, to which this host itself sends nothing at this UDP port. */
  NOT_SENT(Step.KNOCK, WRONG),

  /** The site announces no SSH server. */
  NO_SSH(Step.PORT, WRONG),
  /** The SSH server's port and host key, as this site announces them; its ports on this host. */
  SSH(Step.PORT, OK),
  /** Nobody listens at this TCP port of this host, where the SSH server should. */
  NOT_LISTENING(Step.PORT, WRONG),
  /** The same of the announced port, which need not be this host's. */
  LISTENING_ELSEWHERE(Step.PORT, UNKNOWN),
  /** The site's broker is on another host, so who listens there is not seen. */
  NOT_HERE(Step.PORT, UNKNOWN),
  /** The address and port, after how many milliseconds. */
  OPEN(Step.PORT, OK),
  /** The address and port, which says no: no gate does. */
  CLOSED(Step.PORT, WRONG),
  /** The same after a knock, which may have opened the gate. */
  CLOSED_BEHIND(Step.PORT, WRONG),
  /** The address and port, to which no way leads. */
  UNREACHABLE(Step.PORT, WRONG),
  /** The address and port, at which nobody answers; the address. */
  SILENT(Step.PORT, WRONG),
  /** How many seconds this clock is ahead of the site's, as the site's gate says. */
  REFUSED_CLOCK(Step.PORT, WRONG),
  /** Where the knock came from as the gate says, what it claimed. */
  REFUSED_SOURCE(Step.PORT, WRONG),
  /** The same, where nobody could say as whom this host is seen. */
  REFUSED_UNSEEN(Step.PORT, WRONG),
  /** Nothing is granted to this device, says the gate. */
  REFUSED_GRANT(Step.PORT, WRONG),
  /** The gate had a later knock of this device; how many seconds this clock is ahead of its. */
  REFUSED_REPLAY(Step.PORT, WRONG),
  /** This device knocks too often. */
  REFUSED_OFTEN(Step.PORT, WRONG),
  /** The gate is of another version, or cannot open. */
  REFUSED_OTHERWISE(Step.PORT, WRONG),
  /** The gate opened for the first address; connections come from the second. */
  OPENED_ELSEWHERE(Step.PORT, WRONG),
  /** The gate opened for this address, and still nobody answers. */
  OPENED_IN_VAIN(Step.PORT, WRONG),
  /** The same, and nobody tells as whom connections over the second, the family, are seen. */
  OPENED_UNSEEN(Step.PORT, WRONG),
  /** The gate says nothing of the knock: the UDP port and the address that it went to. */
  NOT_HEARD(Step.PORT, WRONG),

  /** Its fingerprint is the announced one. */
  PINNED(Step.HOST_KEY, OK),
  /** Another is shown: which. */
  OTHER_KEY(Step.HOST_KEY, WRONG),
  /** No SSH server that can be talked to safely: how that shows. */
  NOT_SSH(Step.HOST_KEY, WRONG),

  /** It lets this device in. */
  LOGGED_IN(Step.LOGIN, OK),
  /** It does not. */
  LOGIN_REFUSED(Step.LOGIN, WRONG),
  /** The device's own key cannot be used: why. */
  OWN_KEY(Step.LOGIN, WRONG),

  /** The service answers. */
  SERVED(Step.SERVICE, OK),
  /** It was not granted. */
  NOT_GRANTED(Step.SERVICE, WRONG),
  /** It was, and does not answer at the site. */
  NOT_SERVED(Step.SERVICE, WRONG);

  /** How it stands. */
  public enum State {
    /** As it should be. */
    OK,
    /** Not known, or not in the way. */
    UNKNOWN,
    /** In the way. */
    WRONG
  }

  private final Step step;
  private final State state;

  What(Step step, State state) {
    this.step = step;
    this.state = state;
  }

  /** What it is about. */
  public Step step() {
    return step;
  }

  /** How that stands. */
  public State state() {
    return state;
  }
}

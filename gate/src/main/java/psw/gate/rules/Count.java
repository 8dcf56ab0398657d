package psw.gate.rules;

import java.util.Locale;

/** What packets are counted as; with nftables each has a counter of this name. */
public enum Count {
  /** Datagrams that the receiver was given to judge. */
  KNOCKS,
  /** Connections let in by a datagram. */
  BY_SPA,
  /** Connections let in by a sequence of knocks. */
  BY_SEQUENCE,
  /** Connections to ports that are reached without a knock, the broker's. */
  GUESTS,
  /** The same, dropped since the caller had too many already. */
  TOO_MANY,
  /** What came to ports that the owner keeps open. */
  KEPT_OPEN,
  /** All that ended unanswered, but for the knocks of a sequence. */
  UNANSWERED;

  String counter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Before a verdict of nftables. */
  String nftables() {
    return "counter name " + counter() + " ";
  }
}

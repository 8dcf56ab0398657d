package psw.gate;

/** What a caller sees of a port. */
enum Seen {
  /** It connected, or got its answer. */
  OPEN,
  /** It was turned away: a reset, or an ICMP port-unreachable. */
  REFUSED,
  /** An ICMP error other than port-unreachable, or no way there. */
  UNREACHABLE,
  /** Nothing at all came back. */
  SILENT
}

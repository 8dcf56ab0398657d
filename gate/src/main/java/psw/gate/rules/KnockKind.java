package psw.gate.rules;

/** A way of opening a gate. */
public enum KnockKind {
  /** One authenticated datagram, judged by the receiver. */
  SPA,
  /** SYNs to some ports in their order, judged by the kernel alone. */
  SEQUENCE
}

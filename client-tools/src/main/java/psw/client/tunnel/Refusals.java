package psw.client.tunnel;

/**
 * Hears that the far end does not open connections to the target of a {@code -L}. Called from
 * several threads; once for each target and reason until a connection is opened again, and at most
 * once in five seconds for each target. A SOCKS client is told by its own protocol instead.
 */
@FunctionalInterface
public interface Refusals {
  /** A connection was asked for, and not opened. */
  void heard(Target target, Refused.Why why);
}

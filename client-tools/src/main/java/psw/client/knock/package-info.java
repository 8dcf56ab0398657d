/**
 * Knocking: one authenticated datagram to a gate, or one SYN to each port of a host, in order.
 *
 * <ul>
 *   <li>A port sees exactly one SYN: the socket is closed before the kernel repeats it after 1 s.
 *   <li>The next knock starts after the one before has ended, so the order holds.
 *   <li>Silence is the answer of a gate; an open port is fine, too.
 *   <li>A datagram goes out in three copies, some milliseconds apart, without anybody waiting for
 *       the second; each knock has a time of its own, and names the address from which the
 *       connection is to be made.
 * </ul>
 *
 * May call {@code psw.wire.knock} and {@code psw.wire.value}.
 */
package psw.client.knock;

/**
 * A mailbox at a rendez-vous, as one of its two sides uses it (docs/protocol.md 6).
 *
 * <ul>
 *   <li>Every call ends within a bound, and says as data what failed.
 *   <li>A call whose answer was lost is sent again, and does no harm when it was carried out.
 *   <li>Nothing is sent but over TLS or to this machine; a pinned rendez-vous must have that key.
 * </ul>
 *
 * May call {@code psw.pairing.pin} and {@code psw.wire}.
 */
package psw.pairing.mailbox;

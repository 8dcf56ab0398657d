/**
 * Pairings that this site's broker runs, each from a code that was made or typed here to a peer
 * that is kept.
 *
 * <ul>
 *   <li>At most eight at a time, each on a thread of its own, in which no request waits.
 *   <li>A peer is kept under the owner's name before the other is told that it is; if it does not
 *       come to that, it is as if the run had never been.
 *   <li>Each is in the audit log: begun, and how it ended.
 *   <li>A run that is over is remembered for ten minutes, without its code. A restart forgets runs:
 *       whoever waits at the other end is told when the code expires, at a clean end at once.
 *   <li>A pairing allows nothing: that takes a grant.
 * </ul>
 *
 * May call {@code psw.broker.peers}, {@code psw.broker.announcing}, {@code psw.broker.audit},
 * {@code psw.broker.site}, {@code psw.broker.far}, {@code psw.pairing}, {@code psw.server} and
 * {@code psw.wire}.
 */
package psw.broker.pairing;

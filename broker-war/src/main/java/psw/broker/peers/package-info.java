/**
 * Whom this site is paired with: each device under a name that the owner chose.
 *
 * <ul>
 *   <li>A peer is known by its id and its SSH key together; pairing again keeps its name.
 *   <li>What both share lies sealed in the store and is never shown or logged.
 *   <li>Being here allows nothing: that takes a grant.
 *   <li>Every change is noted in the audit log, in its own transaction.
 * </ul>
 *
 * May call {@code psw.broker.site}, {@code psw.broker.audit}, {@code psw.server} and {@code
 * psw.wire}.
 */
package psw.broker.peers;

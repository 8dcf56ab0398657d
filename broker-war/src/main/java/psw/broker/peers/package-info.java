/**
 * Whom this site is paired with: each device under a name that the owner chose.
 *
 * <ul>
 *   <li>A peer is known by its id and its SSH key together; pairing again keeps its name.
 *   <li>What both share lies sealed in the store and is never shown or logged.
 *   <li>Being here allows nothing: that takes a grant.
 * </ul>
 *
 * May call {@code psw.broker.site}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.peers;

/**
 * Mailboxes, through which two sides with a code in common pair.
 *
 * <ul>
 *   <li>A mailbox has two sides and ten minutes. A third who claims it destroys it, and both sides
 *       are told; so they are when one side burns it or its time is over.
 *   <li>No two live mailboxes have one nameplate, whatever is killed when; none is ever listed.
 *   <li>All state is rows with a short life: any node serves any request. What waits is woken at
 *       once by its own node, within two seconds by another.
 *   <li>Tokens are kept as hashes; messages are opaque, and gone when the mailbox is.
 * </ul>
 *
 * May call {@code psw.rendezvous.proof}, {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.mailbox;

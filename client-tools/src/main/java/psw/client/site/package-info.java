/**
 * A site as a user names it, found and believed: who it is, what it announces, where a service of
 * it is.
 *
 * <ul>
 *   <li>A name is the one I gave, else a full id, else one that a single site gives itself.
 *   <li>Nothing is believed that this device did not judge itself, by what it remembers
 *       (docs/protocol.md 2.3), wherever it came from.
 *   <li>Of several directories the highest revision counts; one that withholds or lags is told.
 *   <li>A site is another key's only when its own said so and the user agreed.
 * </ul>
 *
 * The door is {@link psw.client.site.Sites}. May call {@code psw.client.api}, {@code
 * psw.client.device}, {@code psw.client.peers}, {@code psw.client.revisions}, {@code
 * psw.pairing.pin} and {@code psw.wire}.
 */
package psw.client.site;

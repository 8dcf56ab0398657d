/**
 * Services that brokers tell of by the original's requests, beside their announcements.
 *
 * <ul>
 *   <li>Each request is proven by the broker's key and counts once; it changes the entries of that
 *       broker alone, and to everybody else another's entry is not there.
 *   <li>An entry lives one lease. Nobody who reads it can verify it: it is this server's word,
 *       shown as unverified, in no announcement and in no event.
 *   <li>Numbers are those of announced services: no number is ever two services.
 * </ul>
 *
 * May call {@code psw.rendezvous.admission}, {@code psw.rendezvous.proof}, {@code psw.server} and
 * {@code psw.wire}.
 */
package psw.rendezvous.unverified;

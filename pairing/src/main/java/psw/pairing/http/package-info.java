/**
 * HTTP/1.1 to one server, over connections that we open: each exchange within a deadline, each
 * answer within bounds.
 *
 * <ul>
 *   <li>A deadline holds for all of it, for name, connection, TLS, head and body, however slowly
 *       they drip.
 *   <li>A line of a head has 8,192 bytes at most, a head 64 lines, a body what the asker says; more
 *       ends the connection.
 *   <li>TLS is to the pinned key where there is a pin, else to a name that an authority vouches for
 *       ({@code psw.pairing.pin}).
 *   <li>No redirect is followed, no proxy used, no cookie kept.
 *   <li>An interrupt of who waits ends it at once.
 * </ul>
 *
 * The door is {@link psw.pairing.http.Caller}. May call {@code psw.pairing.pin}.
 */
package psw.pairing.http;

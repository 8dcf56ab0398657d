/**
 * The key and certificate by which a server is known over TLS.
 *
 * <ul>
 *   <li>A server's own key is made once, and nobody but its owner can read it.
 *   <li>Its self-signed certificate may be made anew; the key, and so the pin, stays.
 *   <li>A certificate that the owner brings is taken as it is, with the key that belongs to it.
 * </ul>
 *
 * May call {@code psw.pairing.pin} and {@code psw.wire.value}. Out of scope: the server that uses
 * it.
 */
package psw.client.tls;

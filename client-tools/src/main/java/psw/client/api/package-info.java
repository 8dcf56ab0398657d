/**
 * A broker, as its user asks it over REST (docs/protocol.md), and what is asked of a rendez-vous.
 *
 * <ul>
 *   <li>The token goes over loopback or TLS alone, and only where a call needs it or tells more
 *       with it.
 *   <li>An answer is read up to a limit and parsed strictly; what is printed later can hold no
 *       control characters.
 *   <li>No redirect is followed, and no next page at another server.
 * </ul>
 *
 * May call {@code psw.pairing.pin}, {@code psw.pairing.run} for its reasons, and {@code psw.wire}.
 */
package psw.client.api;

/**
 * A broker, as its user asks it over REST (docs/protocol.md).
 *
 * <ul>
 *   <li>The token goes over loopback or TLS alone, and only where a call needs it.
 *   <li>An answer is read up to a limit and parsed strictly; what is printed later can hold no
 *       control characters.
 *   <li>No redirect is followed, and no next page at another server.
 * </ul>
 *
 * May call {@code psw.wire.json} and {@code psw.wire.value}.
 */
package psw.client.api;

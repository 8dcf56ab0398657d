/**
 * Whom this device is paired with, and how that comes to be: its broker knows and does it where
 * there is one; else the device itself.
 *
 * <ul>
 *   <li>The door is {@link psw.client.peers.Book}: {@link psw.client.peers.BrokerBook} or {@link
 *       psw.client.peers.DeviceBook}; both speak alike.
 *   <li>A broker is told this device's SSH key and nothing else of it.
 *   <li>A pairing that fails leaves nothing here; given up, it burns its code.
 *   <li>Nothing is granted by pairing.
 * </ul>
 *
 * May call {@code psw.client.api}, {@code psw.client.device}, {@code psw.pairing.run}, {@code
 * psw.pairing.mailbox}, {@code psw.pairing.pin} and {@code psw.wire}.
 */
package psw.client.peers;

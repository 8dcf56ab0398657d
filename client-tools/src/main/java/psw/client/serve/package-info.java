/**
 * Runs a broker or a rendez-vous on the embedded application server, as a child process.
 *
 * <ul>
 *   <li>Ready means that the application itself says so, not that its server is up.
 *   <li>Nobody listens until the application can answer.
 *   <li>TLS is always spoken, and by a key that is this server's own; its pass phrase is in no
 *       process list.
 *   <li>The child ends with this process, however that ends.
 *   <li>What the server unpacks and logs lies in the data directory and does not grow without end.
 *   <li>A data directory is used by one server at a time, and by its owner alone.
 * </ul>
 *
 * May call {@code psw.client.tls}, {@code psw.pairing.pin} and {@code psw.wire.value}. Out of
 * scope: what the application does with its settings.
 */
package psw.client.serve;

/**
 * Wormholes: one SSH session with a host key that is known or pinned, and forwarded ports through
 * it.
 *
 * <ul>
 *   <li>A host key that is unknown, changed, revoked or not pinned ends it before anything but the
 *       key exchange was sent; there is no way around.
 *   <li>Strict key exchange is required, so the start of a session cannot be tampered with.
 *   <li>A connection that nobody reads stops itself alone; memory for what waits is bounded.
 *   <li>Either side may end its own direction first; nothing of the other is lost.
 *   <li>A connection cut short is reset, so that nobody takes a part for the whole.
 *   <li>When a connection or the session ends, its threads and sockets end with it.
 * </ul>
 *
 * The door is {@link psw.client.tunnel.Tunnel}. JSch is known here alone. May call {@code
 * psw.client.knock} and {@code psw.wire.value}.
 */
package psw.client.tunnel;

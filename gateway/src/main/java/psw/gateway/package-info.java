/**
 * A site's SSH server for tunnels where there can be no OpenSSH: no root, another system. It
 * forwards, and does nothing else.
 *
 * <ul>
 *   <li>Who gets in, and whereto, is what the broker left in the share directory, the same files
 *       that OpenSSH's look-up reads ({@code docs/protocol.md}, 7); each connection is judged by
 *       what they say at that moment.
 *   <li>A session ends as the reaper would end it: within a second or two after something that it
 *       was permitted is no longer.
 *   <li>No key but Ed25519, no method but the public key, no account but {@code psw-tunnel}. No
 *       shell, command, subsystem, agent, display, listener, socket or device: what is not
 *       forwarding is not there.
 *   <li>Strangers hold few connections, for fifteen seconds; a peer that fell silent is dropped
 *       after a minute. Nobody waits for a connection that somebody else does not read.
 *   <li>What happens is told to a {@link psw.gateway.Journal}; no key, datum or secret is.
 * </ul>
 *
 * The door is {@link psw.gateway.Gateway}. Only this package knows Apache MINA SSHD. May call
 * {@code psw.gate.authorized} and {@code psw.wire}.
 */
package psw.gateway;

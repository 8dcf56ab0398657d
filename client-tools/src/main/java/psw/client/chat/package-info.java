/**
 * Two people exchange lines of text over TCP; either side may be {@code nc}.
 *
 * <ul>
 *   <li>It listens on loopback alone: who comes, comes through a wormhole or from this host.
 *   <li>A peer is heard of with its first line; a connection that ends without one is a port scan
 *       or a health check.
 *   <li>No character from a peer can command a terminal, hide, or turn the direction of writing.
 *   <li>A peer that talks too much is slowed down, not heard.
 * </ul>
 *
 * Calls nothing else of the house.
 */
package psw.client.chat;

/**
 * Two people exchange lines of text over TCP; either side may be {@code nc}.
 *
 * <ul>
 *   <li>It listens on loopback alone: who comes, comes through a wormhole or from this host.
 *   <li>A peer is heard of with its first line; a connection that ends without one is a port scan
 *       or a health check. No peer chooses what it is called here.
 *   <li>No character from a peer can command a terminal, hide, or turn the direction of writing.
 *   <li>A peer that talks too much is slowed down, not heard.
 *   <li>Between two of ours (docs/protocol.md, 10; docs/adr/0023) a line is shown once, however
 *       often the connection is lost, and its sender learns whether it was; nobody can confirm what
 *       was not sent. To others only plain lines are sent.
 * </ul>
 *
 * Calls nothing else of the house.
 */
package psw.client.chat;

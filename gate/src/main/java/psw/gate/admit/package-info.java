/**
 * Opens the gate where nftables is all there is: a small process with the right to change the
 * firewall, asked by the receiver of knocks, which has none.
 *
 * <ul>
 *   <li>It is asked over a Unix socket, by the members of one group, for one thing: an address, in
 *       one line. What is no such line changes nothing.
 *   <li>Nothing of the line reaches nft but the address that was read from it, written anew into
 *       the one text of {@link psw.gate.rules.Rules#admit}.
 *   <li>It answers whether the firewall took it, one caller after the other, and waits a second for
 *       none of them longer.
 *   <li>It keeps nothing: who is let in is the kernel's to know.
 * </ul>
 *
 * The doors are {@link psw.gate.admit.Helper}, which does it, and {@link psw.gate.admit.Asking},
 * which asks for it. Calls nothing else of the house but {@code psw.gate.receive} and {@code
 * psw.gate.rules}.
 */
package psw.gate.admit;

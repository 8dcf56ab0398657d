/**
 * A pairing from the mailbox to its outcome, for one side: a broker does it for its site, a device
 * without broker for itself. The door is {@link psw.pairing.run.Run}; {@link
 * psw.pairing.run.Places} says where a code's rendez-vous is.
 *
 * <ul>
 *   <li>A run ends with the other's introduction and a key that both share, or with one word that
 *       says why not; never later than its mailbox.
 *   <li>Who is told of a pairing has kept it, and so has the other. What fails leaves nothing: the
 *       code is burnt, both sides are told at once, and what was kept is dropped.
 *   <li>It can be given up from any thread, until both have kept it.
 * </ul>
 *
 * May call {@code psw.pairing.mailbox} and {@code psw.wire}. Out of scope: names, where peers are
 * kept, what they may reach.
 */
package psw.pairing.run;

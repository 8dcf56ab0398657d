/**
 * A file goes to another site over TCP (docs/protocol.md, 11), and lies there whole or not at all.
 *
 * <ul>
 *   <li>What arrives gets its name once its SHA-256 is the one that was announced.
 *   <li>Nothing that exists is overwritten, followed or read; nothing is written outside the
 *       folder.
 *   <li>What was cut off goes on where it was, also after either program was ended.
 *   <li>Names, lengths, answers and the number of callers are bounded; a name that some system
 *       would misread is refused.
 * </ul>
 *
 * Calls nothing else of the house.
 */
package psw.client.transfer;

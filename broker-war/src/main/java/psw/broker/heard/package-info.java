/**
 * What the gate made of the last knock of each peer, which the gate itself answers to nobody: read
 * from the file that the receiver writes, for who announces it and for the owner.
 *
 * <ul>
 *   <li>A refusal is told at once, what opened only with an announcement that goes out anyway; both
 *       for two minutes.
 *   <li>However many knocks come, they cause an announcement every five seconds at most, and six in
 *       a minute for one peer.
 *   <li>A gate that gave signs of life and stopped is down; one that never gave any may be on
 *       another machine.
 *   <li>Without the file, or with a damaged one, nothing is told, and all else goes on.
 * </ul>
 *
 * May call {@code psw.broker.peers}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.heard;

/**
 * What this device believed of each broker, in {@code PSW_HOME/revisions}, so that nobody takes it
 * back to an older announcement, also not after a restart.
 *
 * <ul>
 *   <li>A message is judged as everywhere (docs/protocol.md, 2.3) and remembered before it is
 *       answered: the file is replaced as a whole and forced to disk.
 *   <li>The directory is its owner's alone (0700), so is the file (0600); programs that write at
 *       the same time wait for each other.
 *   <li>What was believed last is kept beside it, byte for byte, in {@code announced/}. It is a
 *       place to begin at while the directories are asked, and no answer.
 *   <li>A file that cannot be read is told, never started anew: that would forget everything.
 *   <li>At most 10,000 brokers are remembered; the one whose time was over first is forgotten. What
 *       was signed before it is over as well, an hour after it at the latest.
 * </ul>
 *
 * May call {@code psw.wire}.
 */
package psw.client.revisions;

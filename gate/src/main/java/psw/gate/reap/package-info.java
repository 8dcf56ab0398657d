/**
 * Ends SSH sessions that outlive what they were granted: sshd looks at a grant and its expiry at
 * login alone.
 *
 * <ul>
 *   <li>A session goes on exactly as long as all that its login permitted is still permitted; a
 *       grant that is added ends nothing.
 *   <li>What is not proven to be the very sshd process that was noted is left alone.
 *   <li>It needs the share directory and the right to send signals; no broker, no network.
 *   <li>Notes of sessions that are over are removed.
 * </ul>
 *
 * The door is {@link psw.gate.reap.Reaper}. Formats: {@code docs/protocol.md}. May call {@code
 * psw.gate.authorized}.
 */
package psw.gate.reap;

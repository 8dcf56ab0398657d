/**
 * One user's client directory ({@code PSW_HOME}): the device. Its keys are made when they are first
 * needed and never leave it.
 *
 * <ul>
 *   <li>The directory is its owner's alone (0700); one that others can reach is refused, and so is
 *       a secret in it that others can read.
 *   <li>A file is written beside, forced to disk and renamed: it is whole, or not there.
 *   <li>Programs that change it at the same time wait for each other.
 *   <li>A file that cannot be read is told, never made anew: that would be another device.
 *   <li>A name given to a peer is one peer's; a peer that is met again keeps its name.
 * </ul>
 *
 * In it: {@code id_ed25519}, the SSH key in OpenSSH's own form, perhaps locked with a pass phrase
 * by ssh-keygen(1); {@code identity.p8}, who a device without broker is (PKCS#8, RFC 8410); {@code
 * peers/ID}, one file for each peer of a device without broker; {@code lock}. What was believed of
 * each broker lies beside it and is {@code psw.client.revisions}' own.
 *
 * <p>May call {@code psw.client.files}, {@code psw.pairing.mailbox} for the form of a rendez-vous,
 * and {@code psw.wire}.
 */
package psw.client.device;

/**
 * What the broker left for who enforces its grants: {@code authorized} in the share directory.
 *
 * <ul>
 *   <li>A device is permitted what the line in force says, read anew each time; no file, no line of
 *       the right form, a link or any doubt, and it is permitted nothing.
 *   <li>Asks nobody, so it holds while the broker is down.
 * </ul>
 *
 * The door is {@link psw.gate.authorized.Authorized}. Formats: {@code docs/protocol.md}, 7. May
 * call {@code psw.wire}.
 */
package psw.gate.authorized;

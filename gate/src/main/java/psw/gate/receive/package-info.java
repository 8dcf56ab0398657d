/**
 * Receives authenticated knocks and opens the gate for who sent them.
 *
 * <ul>
 *   <li>Nothing is ever answered, whatever arrives.
 *   <li>A knock counts once: its time is on the disk before the gate opens. What was refused
 *       changes nothing that is remembered.
 *   <li>It needs the file of keys that the broker wrote, a file of its own and the kernel's list;
 *       no broker, no network beyond its one socket, and no capability.
 *   <li>What became of the last knock with each key is left for the broker to read, which may tell
 *       the device; nothing waits for that, and no failure of it ends anything.
 *   <li>Memory is bounded by the number of keys, not by what arrives; and the number by {@code
 *       Holders.MOST}, whatever the broker writes.
 * </ul>
 *
 * The door is {@link psw.gate.receive.Receiver}; {@link psw.gate.receive.Listener} feeds it from a
 * socket. Formats: {@code docs/protocol.md}. Calls nothing else of the house but {@code psw.wire}.
 */
package psw.gate.receive;

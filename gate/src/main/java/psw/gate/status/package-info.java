/**
 * How a host's gate stands: what the kernel has loaded and counted, who is let in, who listens, and
 * what is open beside it.
 *
 * <ul>
 *   <li>It reads and changes nothing.
 *   <li>What it cannot read is said to be unknown, or is an error; it is never taken for well.
 *   <li>What programs and the kernel print is parsed by functions of the text alone.
 * </ul>
 *
 * The door is {@link psw.gate.status.Status}. Needs root. Calls nothing else of the house but
 * {@code psw.gate.firewall}, {@code psw.gate.rules}, {@code psw.gate.program} and {@code psw.wire}.
 */
package psw.gate.status;

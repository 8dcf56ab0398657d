/**
 * Loads a gate's rules into the kernel, so that nobody locks himself out.
 *
 * <ul>
 *   <li>What is ours stands in chains (a table) of our own; nothing else is touched, on the way
 *       there and on the way back, and each way into them comes back to its place.
 *   <li>Rules are tried in a network namespace of their own first; what the kernel refuses there
 *       changes nothing.
 *   <li>The way back is written and a timer of its own is running before anything is loaded; only a
 *       login confirms them that can be shown to have been made since, or to be at the console, and
 *       only if the kernel has them.
 *   <li>The way back does not fail as a whole: where one step is refused, many are taken. It counts
 *       as waiting until it is done; who looks at it later tries again.
 *   <li>One command at a time changes the firewall.
 *   <li>What is loaded at the next start is what was confirmed, and no more.
 * </ul>
 *
 * The door is {@link psw.gate.firewall.Firewall}. Needs root. Calls nothing else of the house but
 * {@code psw.gate.rules} and {@code psw.gate.program}.
 */
package psw.gate.firewall;

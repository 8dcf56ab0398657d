/**
 * The firewall rules of a site and of a rendez-vous, as text for the programs that load them.
 *
 * <ul>
 *   <li>One source for iptables (IPv4, IPv6) and nftables, and for two forms: whole files, as in
 *       {@code rules/} of this project, and chains (a table) of our own beside what others have.
 *   <li>Settings that would contradict themselves are no {@link psw.gate.rules.Settings}; nothing
 *       of them reaches the text but numbers, networks in canonical form and names of interfaces.
 *   <li>It loads nothing, reads no file and starts no program.
 * </ul>
 *
 * The door is {@link psw.gate.rules.Rules}. Calls nothing else of the house but {@code psw.wire}.
 */
package psw.gate.rules;

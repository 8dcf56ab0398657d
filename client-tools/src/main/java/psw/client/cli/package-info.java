/**
 * The command line: what a user types and reads. Each command is one class that parses its words,
 * calls one other room and turns the outcome into lines and an exit code.
 *
 * <ul>
 *   <li>Results go to standard output, one per line or as JSON; nothing else does.
 *   <li>Everything else goes to standard error as {@code psw: …}, advice as {@code psw: hint: …}.
 *   <li>The exit code is one of {@link psw.client.cli.Exit}.
 *   <li>No secret is ever taken from the command line.
 * </ul>
 *
 * May call every other room of {@code psw.client}, {@code psw.gate}, {@code psw.pairing} and {@code
 * psw.wire}. No other room prints.
 */
package psw.client.cli;

/**
 * The README's commands, run as they stand. Calls {@code psw.client.lab} and {@code psw.testing}.
 */
package psw.readme;

/**
 * What the command line says when something is wrong: words, hints and exit codes, as plain-text
 * scripts below {@code src/test/resources/psw/cli} that run the real program. Calls {@code
 * psw.client.device} for a device that is paired, and {@code psw.testing}.
 *
 * <p>A script is read as a session at a terminal:
 *
 * <pre>
 * # remarks, up to the first scene
 *
 * == what happens in this scene
 * PSW_RENDEZVOUS=http://127.0.0.1:9
 * $ psw services --json
 * | a line of output
 * psw: a line that is said beside it
 * psw: hint: another
 * exit 4
 * </pre>
 *
 * <p>Each scene has a home of its own, which is where its commands run, one after the other, by
 * sh(1), and by nobody when root runs the tests. Where no exit code is written it is 0. {@link
 * psw.script.Names} tells what may stand for something that differs each time.
 */
package psw.script;

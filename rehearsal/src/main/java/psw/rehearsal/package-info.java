/**
 * Rehearses {@code psw open} while psw is built: the real program, against a site that is made up
 * for it on loopback. What it loads becomes an archive of classes (java(1), -XX:SharedArchiveFile)
 * beside psw.jar, which the start of psw is twice as fast with.
 *
 * <ul>
 *   <li>An archive is good for one JVM and one psw.jar; with any other it is ignored.
 *   <li>If no archive comes of it, psw only starts slower: the build says so and goes on.
 *   <li>Nothing of this is shipped; every key in it is made anew and thrown away.
 * </ul>
 */
package psw.rehearsal;

/**
 * What system tests share: what they need of the machine, servers in processes of their own, and a
 * far site that signs. Calls {@code psw.wire} alone.
 */
package psw.testing;

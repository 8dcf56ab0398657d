/**
 * Who this site is: its identity, its name and how it is let in, and the one place that signs for
 * it. May call {@code psw.broker.address}, {@code psw.pairing}, {@code psw.server} and {@code
 * psw.wire}.
 */
package psw.broker.site;

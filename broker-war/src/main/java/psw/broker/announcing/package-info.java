/**
 * Telling the world what this site offers: the whole state is signed, committed and sent to every
 * rendez-vous until each has acknowledged this revision or a later one, and kept alive by leases.
 * May call {@code psw.broker.address}, {@code psw.broker.audit}, {@code psw.broker.catalog}, {@code
 * psw.broker.peers}, {@code psw.broker.site}, {@code psw.broker.far}, {@code psw.server} and {@code
 * psw.wire}.
 */
package psw.broker.announcing;

/**
 * The other sites: follows every rendez-vous this site is announced at, judges what it says, and
 * keeps what is believed in the directory. A site seen at two has its highest revision. May call
 * {@code psw.broker.announcing}, {@code psw.broker.far}, {@code psw.broker.site}, {@code
 * psw.server} and {@code psw.wire}.
 */
package psw.broker.following;

/**
 * Sites that the owner added by the addresses of their brokers, without a rendez-vous between: each
 * is asked for its announcement, which is judged and kept as every other. The id that answered when
 * it was added is the one that must answer ever after. May call {@code psw.broker.audit}, {@code
 * psw.broker.far}, {@code psw.broker.site}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.sites;

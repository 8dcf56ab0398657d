/**
 * The services of this site: who registered them, who may see them, and the rules that keep them
 * within one announcement. Every change is one transaction that also raises the catalogue's
 * revision. May call {@code psw.broker.audit}, {@code psw.broker.peers}, {@code psw.broker.site},
 * {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.catalog;

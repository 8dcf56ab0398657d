/**
 * Who did what, when and from where. An entry is written in the transaction of what it tells of: it
 * is there if and only if that happened. Secrets never come here. May call {@code psw.server} and
 * {@code psw.wire}.
 */
package psw.broker.audit;

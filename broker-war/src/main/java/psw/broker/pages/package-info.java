/**
 * The pages of a broker: its home, its peers and what they were granted, pairing, tokens, the audit
 * log, and what asks before something is removed. Beans fetch and call, nothing else; each checks
 * by itself that the visitor may do what it is asked. Nothing is changed by GET. May call every
 * room of the broker, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.pages;

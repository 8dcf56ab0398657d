/**
 * Talking to a rendez-vous: what a broker sends it, asks it and hears from it; and asking another
 * site's broker for its announcement. Every answer is bounded in size and time, no redirect is
 * followed, and nothing in an answer is believed here. A rendez-vous on {@code https} is never
 * talked to without TLS, nor one with another key than the pinned one. May call {@code
 * psw.pairing.pin} and {@code psw.wire}.
 */
package psw.broker.far;

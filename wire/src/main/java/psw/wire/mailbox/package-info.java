/**
 * Pairing mailboxes: what both sides and the rendez-vous must agree on (docs/protocol.md 6). Pure:
 * no clock, no store, no network. May call {@code psw.wire.value}.
 */
package psw.wire.mailbox;

/**
 * The authenticated knock: one datagram of 88 bytes that opens a gate for its sender, version 1 of
 * {@code docs/protocol.md}. {@link psw.wire.knock.KnockKey} seals and opens it, {@link
 * psw.wire.knock.Knocking} judges it, {@link psw.wire.knock.Heard} says what became of it. Reads no
 * clock, no store, no network. May call {@code psw.wire.value}, {@code psw.wire.json} and {@code
 * psw.wire.jws}.
 */
package psw.wire.knock;

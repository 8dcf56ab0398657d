/** TLS to a server that is known by its key alone. May call {@code psw.wire.value}. */
package psw.pairing.pin;

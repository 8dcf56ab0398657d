/**
 * Where a server is and how it is known: by a certificate of a public authority, or by its key
 * alone, whatever its certificate says. Nothing is ever sent to a server with another key, and no
 * pinned address is talked to without TLS. May call {@code psw.wire.value}.
 */
package psw.pairing.pin;

/**
 * Signed messages: compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037), one header form and
 * one algorithm. What is verified is the bytes as received. May call {@code psw.wire.value} and
 * {@code psw.wire.json}.
 */
package psw.wire.jws;

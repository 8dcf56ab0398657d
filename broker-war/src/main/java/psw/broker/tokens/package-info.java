/**
 * Tokens that the owner makes for programs: a name, scopes, an end within a year. A token's text is
 * told once and kept as its hash alone. Expired or revoked, it is worth nothing from that moment
 * on. May call {@code psw.broker.audit}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.tokens;

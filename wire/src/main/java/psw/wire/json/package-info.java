/**
 * Strict JSON (RFC 8259): what is read is valid UTF-8, within limits, and holds no member twice;
 * what is written is compact and in the order it was put. May call {@code psw.wire.value}.
 */
package psw.wire.json;
